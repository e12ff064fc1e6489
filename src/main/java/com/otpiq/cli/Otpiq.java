package com.otpiq.cli;

import com.otpiq.cli.error.ErrorHandler;
import com.otpiq.cli.host.Host;
import com.otpiq.cli.host.Version;
import com.otpiq.cli.settings.ConfiguredArguments;
import com.otpiq.cli.settings.RawArguments;
import com.otpiq.event.Problem;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The program: runs one command line with everything it needs from outside. */
@Command(
    name = "otpiq",
    description = "Test OTPIQ webhooks on your own machine, offline.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    customSynopsis = "otpiq COMMAND [OPTIONS]",
    footer = {"", "otpiq COMMAND --help shows the help of a command, otpiq --version the version."})
final class Otpiq implements Callable<Integer> {
  /** Runs a command line and returns its exit code. */
  public static int run(Host host, String... args) {
    int code = finish(host, RawArguments.of(args));
    return host.out().failure().map(why -> ErrorHandler.outputFailed(host, why)).orElse(code);
  }

  private static int finish(Host host, RawArguments given) {
    try {
      var commands = new Commands(host);
      return new ConfiguredArguments(host, commands, given).run(commands.chosen(given));
    } finally {
      host.out().flush();
      host.err().flush();
    }
  }

  @Override
  public Integer call() {
    throw Problem.of(Problem.Kind.USAGE, "no command given", "otpiq --help");
  }
}
