package dev.strake.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command without a subcommand: it only says what there is. */
@Command(
    name = "strake",
    mixinStandardHelpOptions = true,
    version = "strake 0.1.0",
    description = "Service platforms for Kubernetes, written once in typed Java.",
    synopsisSubcommandLabel = "COMMAND")
final class StrakeCommand implements Runnable {
  @Spec private CommandSpec spec;

  StrakeCommand() {
    this.spec = CommandSpec.create();
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command must be given, got none");
  }
}
