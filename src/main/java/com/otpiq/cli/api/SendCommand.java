package com.otpiq.cli.api;

import com.otpiq.cli.error.ExitCode;
import com.otpiq.cli.host.Host;
import com.otpiq.cli.host.Version;
import com.otpiq.cli.options.ApiOptions;
import com.otpiq.cli.options.KnownValues;
import com.otpiq.cli.options.OutputOptions;
import com.otpiq.event.ApiEvent;
import com.otpiq.event.Problem;
import com.otpiq.event.Reporter;
import com.otpiq.message.ApiKey;
import com.otpiq.message.ApiResponse;
import com.otpiq.message.RequestKey;
import com.otpiq.message.SendRequest;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Json;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "send",
    description = "Send a message through OTPIQ, checked before it costs anything.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class SendCommand implements Callable<Integer> {
  private static final Duration EVERY = Duration.ofSeconds(3);
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final Host host;

  @Option(
      names = "--request",
      paramLabel = "FILE",
      description = "Send this JSON request of your application instead; - is standard input.")
  Optional<String> file = Optional.empty();

  @Option(names = "--dry-run", description = "Show the request, and send nothing.")
  boolean dryRun;

  @Option(
      names = "--curl",
      description = "Show the request as a command line of curl, and send nothing.")
  boolean curl;

  @Option(names = "--yes", description = "Send without being asked, though messages cost money.")
  boolean yes;

  @Option(
      names = "--no-check",
      description = "Send even what OTPIQ documents that it refuses, to see its answer.")
  boolean unchecked;

  @Option(
      names = "--sandbox",
      description =
          "Send to a sandbox of its own and judge the webhooks that follow; nothing leaves this machine.")
  boolean sandbox;

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      completionCandidates = KnownValues.FateNames.class,
      description = "With --sandbox: what becomes of the message. Default: what its number says.")
  Optional<String> scenario = Optional.empty();

  @Option(
      names = "--wait",
      description =
          "Ask where the message stands until that is final; fails where it did not arrive.")
  boolean wait;

  @Mixin MessageOptions message = new MessageOptions();
  @Mixin DeliveryReportOptions webhooks = new DeliveryReportOptions();
  @Mixin ApiOptions api = new ApiOptions();
  @Mixin OutputOptions output = new OutputOptions();

  SendCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws InterruptedException {
    Reporter reporter = output.reporter(host);
    var composing = new RequestBuilder(host, message, webhooks, file, output.personal(), reporter);
    return (sandbox ? rehearse(composing, reporter) : send(composing, reporter)).code;
  }

  private ExitCode send(RequestBuilder composing, Reporter reporter) throws InterruptedException {
    if (scenario.isPresent()) {
      throw Problem.of(Problem.Kind.USAGE, "--scenario belongs to --sandbox");
    }
    ApiOptions.Base base = api.base();
    Body body = composing.body();
    Json.Obj request = body.object().orElseThrow();
    if (!composing.isTaken(request, base.isHere()) && !unchecked) {
      return file.isPresent() ? ExitCode.INPUT : ExitCode.USAGE;
    }
    if (dryRun || curl) {
      reporter.report(
          new ApiEvent.RequestPrepared(base.uri() + "/sms", SendRequest.masked(request), curl));
      return ExitCode.OK;
    }
    try (ApiSession asking = new ApiSession(host, api, base, output, reporter)) {
      return isMeant(asking.key(), base, request, reporter) ? send(asking, body) : ExitCode.FAILED;
    }
  }

  private ExitCode send(ApiSession asking, Body body) throws InterruptedException {
    ApiResponse reply = asking.ask(otpiq -> otpiq.send(body));
    return wait && reply instanceof ApiResponse.Accepted accepted
        ? asking.await(accepted.smsId(), EVERY, LIMIT)
        : ExitCode.OK;
  }

  private ExitCode rehearse(RequestBuilder composing, Reporter reporter)
      throws InterruptedException {
    if (file.isPresent() || dryRun || curl || webhooks.url.isPresent()) {
      throw Problem.of(
          Problem.Kind.USAGE,
          "--sandbox plays everything itself, so --request, --dry-run, --curl and --webhook-url have no place",
          "otpiq sandbox, which stays for other programs");
    }
    SendRequest request = composing.described(Optional.empty());
    return composing.isTaken(request.json(), true) || unchecked
        ? new SandboxRehearsal(host, webhooks, scenario, output.personal(), reporter).run(request)
        : ExitCode.USAGE;
  }

  private boolean isMeant(ApiKey key, ApiOptions.Base base, Json.Obj request, Reporter reporter)
      throws InterruptedException {
    String number =
        request.text(RequestKey.PHONE).map(output.personal()::maskPhone).orElse("somebody");
    return base.isHere() || yes || Confirmation.isGiven(key, number, host.prompter(), reporter);
  }
}
