package com.otpiq.cli.help;

import com.otpiq.cli.error.ExitCode;
import com.otpiq.cli.host.CommandTree;
import com.otpiq.cli.host.Host;
import com.otpiq.cli.host.Version;
import com.otpiq.cli.options.DataOutputOptions;
import com.otpiq.event.CatalogEvent;
import com.otpiq.event.Reporter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "commands",
    description = "Describe every command and its options, for programs.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class CommandsCommand implements Callable<Integer> {
  private final Host host;
  private final CommandTree commands;

  @Mixin DataOutputOptions data = new DataOutputOptions();

  CommandsCommand(Host host, CommandTree commands) {
    this.host = host;
    this.commands = commands;
  }

  @Override
  public Integer call() {
    Reporter reporter = data.reporter(host);
    CommandModel.whole(commands)
        .all()
        .map(CatalogEvent.CommandListed::new)
        .forEach(reporter::report);
    return ExitCode.OK.code;
  }
}
