package dev.strake.cli;

import dev.strake.synth.OutputFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the YAML of every system and environment. */
@Command(
    name = "synth",
    mixinStandardHelpOptions = true,
    description = "Writes the YAML of every system and environment.")
final class SynthCommand implements Callable<Integer> {
  private final PlatformApp app;

  @Spec private CommandSpec spec;

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      defaultValue = "${env:CDK8S_OUTDIR:-dist}",
      description = "Folder whose content is replaced (default: $CDK8S_OUTDIR, else dist).")
  private Path output;

  SynthCommand(PlatformApp app) {
    this.app = app;
    this.spec = CommandSpec.create();
    this.output = Path.of("dist");
  }

  @Override
  public Integer call() throws IOException {
    var runs = app.synthesize();
    new OutputFolder(output).write(runs);
    OutputFolder.writeSources(Path.of("target/strake/sources.json"), runs);
    var out = spec.commandLine().getOut();
    for (var run : runs) {
      out.println(
          "%s: %d objects in %d files"
              .formatted(
                  run.folder(),
                  run.manifests().manifests().size(),
                  run.manifests().byStack().size()));
    }
    return PlatformApp.OK;
  }
}
