package com.otpiq.cli;

import com.otpiq.replay.Original;
import com.otpiq.report.Event;
import com.otpiq.report.Problem;
import com.otpiq.report.Reporter;
import com.otpiq.sample.Scenario;
import com.otpiq.sample.Scenarios;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "trigger",
    description = "Send the webhooks of a scenario to a URL, as OTPIQ would.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class TriggerCommand implements Callable<Integer> {
  private static final String LIST = "otpiq trigger --list";

  /** Who triggers by hand wants to hear of a closed port at once. */
  private static final OptionalInt AT_ONCE_OR_NEVER = OptionalInt.of(0);

  private final Host host;

  @Parameters(
      paramLabel = "SCENARIO",
      arity = "0..1",
      completionCandidates = Known.ScenarioNames.class,
      description = "Which webhooks; --list shows them.")
  Optional<String> scenario = Optional.empty();

  @Option(
      names = "--list",
      description = "Show the scenarios, and which are documented and which assumed.")
  boolean list;

  @Mixin DeliveryOptions delivery = new DeliveryOptions();
  @Mixin OutputOptions output = new OutputOptions();

  TriggerCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws InterruptedException {
    Reporter reporter = output.reporter(host);
    if (list) {
      Scenarios.all().forEach(each -> reporter.report(listed(each)));
      return ExitCode.OK.code;
    }
    Scenario chosen = chosen();
    List<Original> originals =
        chosen.bodies().stream().map(body -> Original.of(body, chosen.family())).toList();
    return new Sending(host, delivery, reporter, AT_ONCE_OR_NEVER).run(originals, false).code;
  }

  private Scenario chosen() {
    String name =
        scenario.orElseThrow(() -> Problem.of(Problem.Kind.USAGE, "which scenario?", LIST));
    return Scenarios.named(name)
        .orElseThrow(
            () -> Unknown.word("scenario", name, Scenarios.names(), "otpiq trigger ", LIST));
  }

  private static Event listed(Scenario each) {
    return new Event.Listed(each.name(), each.basis(), each.description(), each.bodies().size());
  }
}
