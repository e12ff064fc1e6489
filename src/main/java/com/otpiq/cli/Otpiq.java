package com.otpiq.cli;

import com.otpiq.render.ClosedPipe;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The whole program as one call. */
@Command(
    name = "otpiq",
    description = "Test OTPIQ webhooks on your own machine, offline.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    customSynopsis = "otpiq COMMAND [OPTIONS]",
    footer = {"", "otpiq COMMAND --help tells more of a command, otpiq --version of this program."})
final class Otpiq implements Callable<Integer> {
  @Spec CommandSpec spec;

  /** Runs a command line and returns its exit code. */
  public static int run(Host host, String... args) {
    try {
      return new ConfiguredLine(host, args).run(Commands.line(host, args));
    } catch (ClosedPipe _) {
      return ExitCode.OK.code;
    } finally {
      host.out().flush();
      host.err().flush();
    }
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "which command?");
  }

  static CommandLine bare(Host host) {
    return new CommandLine(Otpiq.class, new Commands.Factory(host));
  }
}
