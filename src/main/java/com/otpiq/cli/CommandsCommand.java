package com.otpiq.cli;

import com.otpiq.render.Console;
import com.otpiq.report.Event;
import com.otpiq.report.Reporter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "commands",
    description = "Show every command with all that it takes, for programs.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class CommandsCommand implements Callable<Integer> {
  private final Host host;

  @Option(names = "--json", description = "The same as -o json.")
  boolean json;

  @Mixin OutputOptions output = new OutputOptions();

  CommandsCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    if (json) {
      output.style = Console.Style.JSON;
    }
    Reporter reporter = output.reporter(host);
    Model.whole(host).all().map(Event.CommandListed::new).forEach(reporter::report);
    return ExitCode.OK.code;
  }
}
