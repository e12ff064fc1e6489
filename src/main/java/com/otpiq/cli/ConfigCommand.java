package com.otpiq.cli;

import com.otpiq.render.Console;
import com.otpiq.report.Problem;
import com.otpiq.report.Reporter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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

  @Option(names = "--json", description = "The same as -o json.")
  boolean json;

  @Mixin OutputOptions output = new OutputOptions();

  ConfigCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    if (json) {
      output.style = Console.Style.JSON;
    }
    command.ifPresent(ConfigCommand::mustExist);
    Reporter reporter = output.reporter(host);
    var effective = new Effective(host, Configuration.of(host));
    effective.wrong().stream().findFirst().ifPresent(ConfigCommand::stop);
    Variables.strangers(host.env()).forEach(reporter::report);
    if (command.isPresent()) {
      effective.of(command.get()).forEach(reporter::report);
    } else {
      ConfigPlaces.told(host).forEach(reporter::report);
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
