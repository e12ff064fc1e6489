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
  private static final Duration POLL_INTERVAL = Duration.ofSeconds(3);
  private static final Duration WAIT_LIMIT = Duration.ofMinutes(5);

  private final Host host;

  @Option(
      names = "--request",
      paramLabel = "FILE",
      description = "Send this JSON request; - is standard input.")
  Optional<String> file = Optional.empty();

  @Option(names = "--dry-run", description = "Show the request, and send nothing.")
  boolean dryRun;

  @Option(names = "--curl", description = "Show the request as a curl command; send nothing.")
  boolean curl;

  @Option(names = "--yes", description = "Send without asking, although messages cost money.")
  boolean yes;

  @Option(names = "--no-check", description = "Send even a request that OTPIQ would refuse.")
  boolean unchecked;

  @Option(names = "--sandbox", description = "Send to a sandbox here, and check its webhooks.")
  boolean sandbox;

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      completionCandidates = KnownValues.SandboxScenarioNames.class,
      description = "With --sandbox: what happens to the message.")
  Optional<String> scenario = Optional.empty();

  @Option(names = "--wait", description = "Wait for the final status; fail if undelivered.")
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
    var builder = new RequestBuilder(host, message, webhooks, file, output.mask(), reporter);
    return (sandbox ? runInSandbox(builder, reporter) : send(builder, reporter)).code;
  }

  private ExitCode send(RequestBuilder builder, Reporter reporter) throws InterruptedException {
    if (scenario.isPresent()) {
      throw Problem.of(Problem.Kind.USAGE, "--scenario needs --sandbox");
    }
    ApiOptions.Base base = api.base();
    Body body = builder.body();
    Json.Obj request = body.object().orElseThrow();
    if (!builder.isValid(request, base.isLocal()) && !unchecked) {
      return file.isPresent() ? ExitCode.INPUT : ExitCode.USAGE;
    }
    if (dryRun || curl) {
      reporter.report(
          new ApiEvent.RequestPrepared(
              base.url().append("/sms").toString(), SendRequest.masked(request), curl));
      return ExitCode.OK;
    }
    try (ApiSession session = new ApiSession(host, api, base, output, reporter)) {
      return isConfirmed(session.key(), base, request, reporter)
          ? send(session, body)
          : ExitCode.FAILED;
    }
  }

  private ExitCode send(ApiSession session, Body body) throws InterruptedException {
    ApiResponse response = session.call(otpiq -> otpiq.send(body));
    return wait && response instanceof ApiResponse.Accepted accepted
        ? session.await(accepted.smsId(), POLL_INTERVAL, WAIT_LIMIT)
        : ExitCode.OK;
  }

  private ExitCode runInSandbox(RequestBuilder builder, Reporter reporter)
      throws InterruptedException {
    if (file.isPresent() || dryRun || curl || webhooks.url.isPresent()) {
      throw Problem.of(
          Problem.Kind.USAGE,
          "--sandbox cannot be combined with --request, --dry-run, --curl or --webhook-url",
          "otpiq sandbox, which other programs can use");
    }
    SendRequest request = builder.fromOptions(Optional.empty());
    return builder.isValid(request.json(), true) || unchecked
        ? new SandboxRehearsal(host, webhooks, scenario, output.mask(), reporter).run(request)
        : ExitCode.USAGE;
  }

  private boolean isConfirmed(ApiKey key, ApiOptions.Base base, Json.Obj request, Reporter reporter)
      throws InterruptedException {
    String number = request.text(RequestKey.PHONE).map(output.mask()::maskPhone).orElse("a number");
    return base.isLocal() || yes || Confirmation.isGiven(key, number, host.prompter(), reporter);
  }
}
