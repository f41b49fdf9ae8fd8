package dev.strake.backend;

import static java.util.Objects.requireNonNull;

import dev.strake.value.Image;
import java.time.Duration;

/**
 * How a {@link Migration} is run.
 *
 * @param program what is run
 * @param deadline time after which it has failed
 * @param backwardCompatible whether the release before still works on the new schema
 */
public record MigrationProps(Program program, Duration deadline, boolean backwardCompatible) {

  public MigrationProps {
    requireNonNull(program, "program");
    requireNonNull(deadline, "deadline");
  }

  /** Starts from the image, the same as the backend's. */
  public static Builder builder(Image image) {
    return new Builder(image);
  }

  /** Collects how a migration is run. */
  public static final class Builder extends Program.Builder<Builder> {
    private Duration deadline = Duration.ofSeconds(600);
    private boolean backwardCompatible = true;

    private Builder(Image image) {
      super(image);
      connections(1);
    }

    @Override
    Builder self() {
      return this;
    }

    /** Time after which it has failed. Default: 600 s. */
    public Builder deadline(Duration deadline) {
      this.deadline = deadline;
      return this;
    }

    /** Says that the release before does not work on the new schema. Default: it does. */
    public Builder breaksThePreviousRelease() {
      this.backwardCompatible = false;
      return this;
    }

    /** The props. */
    public MigrationProps build() {
      return new MigrationProps(program(), deadline, backwardCompatible);
    }
  }
}
