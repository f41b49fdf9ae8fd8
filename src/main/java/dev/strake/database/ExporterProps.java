package dev.strake.database;

import static java.util.Objects.requireNonNull;

import dev.strake.value.Cpu;
import dev.strake.value.Image;
import dev.strake.value.Memory;
import dev.strake.value.Resources;

/**
 * How an exporter of metrics is run.
 *
 * @param image what it runs; its metrics are those of the default's version
 * @param resources what it is given
 */
public record ExporterProps(Image image, Resources resources) {
  private static final Resources SMALL =
      Resources.requests(Cpu.millis(10), Memory.mebibytes(32))
          .limits(Cpu.millis(100), Memory.mebibytes(64));

  public ExporterProps {
    requireNonNull(image, "image");
    requireNonNull(resources, "resources");
  }

  /** An exporter of that image with 10m and 32Mi, at most 100m and 64Mi. */
  public static ExporterProps of(Image image) {
    return new ExporterProps(image, SMALL);
  }

  /** The same with other resources. */
  public ExporterProps with(Resources resources) {
    return new ExporterProps(image, resources);
  }

  static ExporterProps postgres() {
    return of(Image.of("docker.io/prometheuscommunity/postgres-exporter", "v0.20.1"));
  }

  static ExporterProps redis() {
    return of(Image.of("docker.io/oliver006/redis_exporter", "v1.89.0"));
  }
}
