package com.otpiq.cli.settings;

import com.otpiq.cli.error.ExitCode;
import com.otpiq.cli.error.UnknownValue;
import com.otpiq.cli.host.CommandName;
import com.otpiq.cli.host.CommandTree;
import com.otpiq.cli.host.Host;
import com.otpiq.cli.host.Version;
import com.otpiq.cli.options.DataOutputOptions;
import com.otpiq.cli.options.KnownValues;
import com.otpiq.event.Problem;
import com.otpiq.event.Reporter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "config",
    description = "Show the settings and their sources, or the effective values for a command.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class ConfigCommand implements Callable<Integer> {
  private final Host host;
  private final CommandTree commands;

  @Parameters(
      paramLabel = "COMMAND",
      arity = "0..1",
      completionCandidates = KnownValues.CommandNames.class,
      description =
          "Show the effective values for this command, such as listen, defaults included.")
  Optional<String> command = Optional.empty();

  @Mixin DataOutputOptions data = new DataOutputOptions();

  ConfigCommand(Host host, CommandTree commands) {
    this.host = host;
    this.commands = commands;
  }

  @Override
  public Integer call() {
    command.ifPresent(ConfigCommand::requireKnown);
    Reporter reporter = data.reporter(host);
    var effective = new EffectiveSettings(host, commands, Configuration.of(host));
    effective.problems().stream().findFirst().ifPresent(ConfigCommand::fail);
    EnvironmentVariables.unknown(host.env()).forEach(reporter::report);
    if (command.isPresent()) {
      effective.of(command.get()).forEach(reporter::report);
    } else {
      SettingsFiles.events(host).forEach(reporter::report);
      effective.configured().forEach(reporter::report);
    }
    return ExitCode.OK.code;
  }

  private static void fail(Problem problem) {
    throw problem;
  }

  private static void requireKnown(String name) {
    List<String> names = CommandName.words();
    if (!names.contains(name)) {
      throw UnknownValue.word("command", name, names, "otpiq config ", "otpiq config listen");
    }
  }
}
