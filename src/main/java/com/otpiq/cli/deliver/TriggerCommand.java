package com.otpiq.cli.deliver;

import com.otpiq.cli.error.ExitCode;
import com.otpiq.cli.error.UnknownValue;
import com.otpiq.cli.host.Host;
import com.otpiq.cli.host.Version;
import com.otpiq.cli.options.KnownValues;
import com.otpiq.cli.options.OutputOptions;
import com.otpiq.delivery.OutgoingWebhook;
import com.otpiq.event.CatalogEvent;
import com.otpiq.event.Event;
import com.otpiq.event.Problem;
import com.otpiq.event.Reporter;
import com.otpiq.sample.SampleScenario;
import com.otpiq.sample.SampleScenarios;
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
public final class TriggerCommand implements Callable<Integer> {
  private static final String LIST = "otpiq trigger --list";

  /** Without retries, you see at once that a port is closed. */
  private static final OptionalInt NO_RETRIES = OptionalInt.of(0);

  private final Host host;

  @Parameters(
      paramLabel = "SCENARIO",
      arity = "0..1",
      completionCandidates = KnownValues.ScenarioNames.class,
      description = "The webhooks to send; --list shows the names.")
  Optional<String> scenario = Optional.empty();

  @Option(names = "--list", description = "List the scenarios.")
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
      SampleScenarios.all().forEach(each -> reporter.report(listed(each)));
      return ExitCode.OK.code;
    }
    SampleScenario chosen = chosen();
    List<OutgoingWebhook> webhooks =
        chosen.bodies().stream().map(body -> OutgoingWebhook.of(body, chosen.kind())).toList();
    return new DeliveryRun(host, delivery, reporter, NO_RETRIES, false)
        .deliver(webhooks, false)
        .code;
  }

  private SampleScenario chosen() {
    String name =
        scenario.orElseThrow(() -> Problem.of(Problem.Kind.USAGE, "no scenario given", LIST));
    return SampleScenarios.find(name)
        .orElseThrow(() ->
            UnknownValue.word("scenario", name, SampleScenarios.names(), "otpiq trigger ", LIST));
  }

  private static Event listed(SampleScenario each) {
    return new CatalogEvent.ScenarioListed(
        each.name(), each.basis(), each.description(), each.bodies().size());
  }
}
