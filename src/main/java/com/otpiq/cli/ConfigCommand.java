package com.otpiq.cli;

import com.otpiq.report.Problem;
import com.otpiq.report.Reporter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "config",
    description = "Show what is set, where, and what holds for a command.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ConfigCommand implements Callable<Integer> {
  private final Host host;

  @Parameters(
      paramLabel = "COMMAND",
      arity = "0..1",
      completionCandidates = Known.CommandNames.class,
      description = "Show what holds for this command, such as listen: what nobody set, too.")
  Optional<String> command = Optional.empty();

  @Mixin DataOptions data = new DataOptions();

  ConfigCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    command.ifPresent(ConfigCommand::mustExist);
    Reporter reporter = data.reporter(host);
    var effective = new EffectiveSettings(host, Configuration.of(host));
    effective.wrong().stream().findFirst().ifPresent(ConfigCommand::stop);
    Variables.strangers(host.env()).forEach(reporter::report);
    if (command.isPresent()) {
      effective.of(command.get()).forEach(reporter::report);
    } else {
      SettingsFiles.told(host).forEach(reporter::report);
      effective.set().forEach(reporter::report);
    }
    return ExitCode.OK.code;
  }

  private static void stop(Problem problem) {
    throw problem;
  }

  private static void mustExist(String name) {
    List<String> names = Known.CommandNames.names();
    if (!names.contains(name)) {
      throw Unknown.word("command", name, names, "otpiq config ", "otpiq config listen");
    }
  }
}
