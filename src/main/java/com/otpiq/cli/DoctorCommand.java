package com.otpiq.cli;

import com.otpiq.report.Event;
import com.otpiq.report.Level;
import com.otpiq.report.Reporter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "doctor",
    description = "Look at this machine and the set-up: what would not work, and what to do.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class DoctorCommand implements Callable<Integer> {
  private final Host host;

  @Mixin DataOptions data = new DataOptions();

  DoctorCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    Reporter reporter = data.reporter(host);
    List<Event.Examined> all = examined().toList();
    all.forEach(reporter::report);
    long problems = count(all, Level.PROBLEM);
    reporter.report(new Event.Diagnosed(problems, count(all, Level.NOTE)));
    return (problems == 0 ? ExitCode.OK : ExitCode.FAILED).code;
  }

  /** Where the settings cannot be read, nobody knows where they point. */
  private Stream<Event.Examined> examined() {
    var setUp = new SetUpExam(host);
    Stream<Event.Examined> network =
        setUp.configuration().stream().flatMap(set -> new NetworkExam(host, set).all());
    return Stream.of(new MachineExam(host).all(), setUp.all(), new StateExam(host).all(), network)
        .flatMap(exam -> exam);
  }

  private static long count(List<Event.Examined> all, Level level) {
    return all.stream().filter(one -> one.level() == level).count();
  }
}
