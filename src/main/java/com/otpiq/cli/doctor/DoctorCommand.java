package com.otpiq.cli.doctor;

import com.otpiq.cli.error.ExitCode;
import com.otpiq.cli.host.CommandTree;
import com.otpiq.cli.host.Host;
import com.otpiq.cli.host.Version;
import com.otpiq.cli.options.DataOutputOptions;
import com.otpiq.event.DiagnosticEvent;
import com.otpiq.event.DiagnosticLevel;
import com.otpiq.event.Reporter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "doctor",
    description = "Check this machine and the settings, and suggest fixes.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class DoctorCommand implements Callable<Integer> {
  private final Host host;
  private final CommandTree commands;

  @Mixin DataOutputOptions data = new DataOutputOptions();

  DoctorCommand(Host host, CommandTree commands) {
    this.host = host;
    this.commands = commands;
  }

  @Override
  public Integer call() {
    Reporter reporter = data.reporter(host);
    List<DiagnosticEvent.DiagnosticResult> all = diagnostics().toList();
    all.forEach(reporter::report);
    long problems = count(all, DiagnosticLevel.PROBLEM);
    reporter.report(
        new DiagnosticEvent.DiagnosticSummary(problems, count(all, DiagnosticLevel.NOTE)));
    return (problems == 0 ? ExitCode.OK : ExitCode.FAILED).code;
  }

  /** The network is checked only if the settings, which hold the URLs, can be read. */
  private Stream<DiagnosticEvent.DiagnosticResult> diagnostics() {
    var settings = new SettingsDiagnostic(host, commands);
    Stream<DiagnosticEvent.DiagnosticResult> network =
        settings.configuration().stream()
            .flatMap(set -> new NetworkDiagnostic(host, commands, set).results());
    return Stream.of(
            new MachineDiagnostic(host).results(),
            settings.results(),
            new StateDiagnostic(host).results(),
            network)
        .flatMap(results -> results)
        .filter(isNew());
  }

  /** Several diagnostics may meet the same fault of a setting. */
  private static Predicate<DiagnosticEvent.DiagnosticResult> isNew() {
    Set<String> known = new HashSet<>();
    return result -> result.level() == DiagnosticLevel.OK || known.add(result.text());
  }

  private static long count(List<DiagnosticEvent.DiagnosticResult> all, DiagnosticLevel level) {
    return all.stream().filter(one -> one.level() == level).count();
  }
}
