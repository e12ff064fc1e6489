package com.otpiq.cli;

import com.otpiq.delivery.Courier;
import com.otpiq.delivery.RetryPolicy;
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
import java.time.Duration;
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

  @Option(
      names = "--list",
      description = "Show the scenarios, and which are documented and which assumed.")
  boolean list;

  @Option(names = "--print", description = "Print the payloads instead of sending them.")
  boolean print;

  @Option(
      names = "--retries",
      paramLabel = "N",
      description = "How often to try again; OTPIQ documents up to 10. Default: 0.")
  int retries;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "For one attempt, from start to end; OTPIQ documents 10 seconds. Default: 10s.")
  Duration timeout = RetryPolicy.QUICK.timeout();

  @Option(names = "--allow-remote", description = "Send to another machine than this one.")
  boolean allowRemote;

  @Mixin ShapeOptions shape = new ShapeOptions();
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
    return send(chosen, reporter).code;
  }

  private ExitCode send(Scenario chosen, Reporter reporter) throws InterruptedException {
    URI target = Target.parse(to, allowRemote);
    RetryPolicy policy = policy();
    Trigger trigger = trigger(chosen, secret(chosen, reporter));
    try (Transport transport = new HttpTransport(target)) {
      var courier = new Courier(transport, policy, host.time(), host.random());
      boolean all = new Replay(courier, reporter).run(trigger.parcels(host.random()));
      return all ? ExitCode.OK : ExitCode.FAILED;
    }
  }

  private Trigger trigger(Scenario chosen, Optional<WebhookSecret> proof) {
    return new Trigger(
        chosen, shape.shaping(host.random()), proof, shape.headers(), Version.userAgent());
  }

  private RetryPolicy policy() {
    if (retries < 0 || !timeout.isPositive()) {
      throw Problem.of(Problem.Kind.USAGE, "--retries is 0 or more, and --timeout is more than 0");
    }
    return RetryPolicy.QUICK.withRetries(retries).withTimeout(timeout);
  }

  private Optional<WebhookSecret> secret(Scenario chosen, Reporter reporter) {
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
        scenario.orElseThrow(
            () -> Problem.of(Problem.Kind.USAGE, "which scenario?", "otpiq trigger --list"));
    return Scenarios.named(name).orElseThrow(() -> unknown(name));
  }

  private static Problem unknown(String name) {
    String near =
        Spelling.nearest(name, Scenarios.names())
            .map(word -> "otpiq trigger " + word)
            .orElse("otpiq trigger --list");
    return Problem.of(Problem.Kind.USAGE, "there is no scenario " + name, near);
  }

  private static Event listed(Scenario scenario) {
    return new Event.Listed(
        scenario.name(), scenario.basis(), scenario.description(), scenario.bodies().size());
  }
}
