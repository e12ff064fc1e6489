package com.otpiq.cli;

import com.otpiq.delivery.Courier;
import com.otpiq.delivery.Transport;
import com.otpiq.message.WebhookSecret;
import com.otpiq.net.HttpTransport;
import com.otpiq.replay.Replay;
import com.otpiq.replay.Trigger;
import com.otpiq.report.Event;
import com.otpiq.report.Problem;
import com.otpiq.report.Reporter;
import com.otpiq.rule.Spelling;
import com.otpiq.sample.Scenario;
import com.otpiq.sample.Scenarios;
import com.otpiq.webhook.Family;
import java.net.URI;
import java.util.Optional;
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

  private final Host host;

  @Parameters(
      paramLabel = "SCENARIO",
      arity = "0..1",
      description = "Which webhooks; --list shows them.")
  Optional<String> scenario = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "URL",
      description = "Your receiver. Default: http://127.0.0.1:4242/, where `otpiq listen` is.")
  String to = "http://127.0.0.1:4242/";

  @Option(names = "--allow-remote", description = "Send to another machine than this one.")
  boolean allowRemote;

  @Option(
      names = "--list",
      description = "Show the scenarios, and which are documented and which assumed.")
  boolean list;

  @Option(names = "--print", description = "Print the payloads instead of sending them.")
  boolean print;

  @Mixin ShapeOptions shape = new ShapeOptions();
  @Mixin RetryOptions retry = new RetryOptions();
  @Mixin SecretOptions secret = new SecretOptions();
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
    if (print) {
      trigger(chosen, Optional.empty()).print(reporter);
      return ExitCode.OK.code;
    }
    return send(trigger(chosen, proof(chosen, reporter)), reporter).code;
  }

  private ExitCode send(Trigger trigger, Reporter reporter) throws InterruptedException {
    URI target = Target.parse(to, allowRemote);
    try (Transport transport = new HttpTransport(target)) {
      var courier = new Courier(transport, retry.policy(), host.time(), host.random());
      boolean all = new Replay(courier, reporter).run(trigger.parcels(host.random()));
      return all ? ExitCode.OK : ExitCode.FAILED;
    }
  }

  private Trigger trigger(Scenario chosen, Optional<WebhookSecret> proof) {
    return new Trigger(
        chosen, shape.shaping(host.random()), proof, shape.headers(), Version.userAgent());
  }

  private Optional<WebhookSecret> proof(Scenario chosen, Reporter reporter) {
    Optional<WebhookSecret> one = secret.readOne(host, reporter);
    if (one.isEmpty() && chosen.family() == Family.WHATSAPP_INBOUND) {
      throw Problem.of(
          Problem.Kind.USAGE,
          "an inbound message is signed, which needs a secret",
          "--secret-file FILE");
    }
    return one;
  }

  private Scenario chosen() {
    String name =
        scenario.orElseThrow(() -> Problem.of(Problem.Kind.USAGE, "which scenario?", LIST));
    return Scenarios.named(name).orElseThrow(() -> unknown(name));
  }

  private static Problem unknown(String name) {
    String near =
        Spelling.nearest(name, Scenarios.names()).map("otpiq trigger "::concat).orElse(LIST);
    return Problem.of(Problem.Kind.USAGE, "there is no scenario " + name, near);
  }

  private static Event listed(Scenario each) {
    return new Event.Listed(each.name(), each.basis(), each.description(), each.bodies().size());
  }
}
