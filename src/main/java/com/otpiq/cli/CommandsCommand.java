package com.otpiq.cli;

import com.otpiq.report.Event;
import com.otpiq.report.Reporter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "commands",
    description = "Show every command with all that it takes, for programs.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class CommandsCommand implements Callable<Integer> {
  private final Host host;

  @Mixin DataOptions data = new DataOptions();

  CommandsCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    Reporter reporter = data.reporter(host);
    Model.whole(host).all().map(Event.CommandListed::new).forEach(reporter::report);
    return ExitCode.OK.code;
  }
}
