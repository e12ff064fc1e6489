package com.otpiq.cli;

import com.otpiq.journal.InputFile;
import com.otpiq.json.Bodies;
import com.otpiq.json.JsonText;
import com.otpiq.message.Advice;
import com.otpiq.message.ApiKey;
import com.otpiq.message.ApiReply;
import com.otpiq.message.DeliveryReport;
import com.otpiq.message.Provider;
import com.otpiq.message.RequestKey;
import com.otpiq.message.RequestRules;
import com.otpiq.message.SendRequest;
import com.otpiq.message.SmsText;
import com.otpiq.message.WebhookSecret;
import com.otpiq.rehearsal.Rehearsal;
import com.otpiq.report.Event;
import com.otpiq.report.Problem;
import com.otpiq.report.Reporter;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.ReportType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
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
final class SendCommand implements Callable<Integer> {
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
      description = "With --sandbox: what becomes of the message. Default: what its number says.")
  Optional<String> scenario = Optional.empty();

  @Option(
      names = "--wait",
      description =
          "Ask where the message stands until that is final; fails where it did not arrive.")
  boolean wait;

  @Mixin MessageOptions message = new MessageOptions();
  @Mixin ReportOptions webhooks = new ReportOptions();
  @Mixin ApiOptions api = new ApiOptions();
  @Mixin OutputOptions output = new OutputOptions();

  SendCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws InterruptedException {
    Reporter reporter = output.reporter(host);
    if (sandbox) {
      return rehearse(reporter).code;
    }
    ApiOptions.Base base = api.base(host);
    Body body = body(reporter);
    Json.Obj request = body.object().orElseThrow();
    if (!isTaken(request, base.isHere(), reporter) && !unchecked) {
      return (file.isPresent() ? ExitCode.INPUT : ExitCode.USAGE).code;
    }
    measure(request, reporter);
    if (dryRun || curl) {
      reporter.report(new Event.Prepared(base.uri() + "/sms", SendRequest.shown(request), curl));
      return ExitCode.OK.code;
    }
    try (Asking asking = new Asking(host, api, output, reporter)) {
      if (!isMeant(asking.key(), base, request, reporter)) {
        return ExitCode.FAILED.code;
      }
      ApiReply reply = asking.ask(otpiq -> otpiq.send(body));
      return (wait && reply instanceof ApiReply.Accepted accepted
              ? asking.await(accepted.smsId(), EVERY, LIMIT)
              : ExitCode.OK)
          .code;
    }
  }

  /** The whole life of the message in this process. */
  private ExitCode rehearse(Reporter reporter) throws InterruptedException {
    if (file.isPresent() || dryRun || curl || webhooks.url.isPresent()) {
      throw Problem.of(
          Problem.Kind.USAGE,
          "--sandbox plays everything itself, so --request, --dry-run, --curl and --webhook-url have no place",
          "otpiq sandbox, which stays for other programs");
    }
    SendRequest request = described(Optional.empty());
    if (!isTaken(request.sent(), true, reporter) && !unchecked) {
      return ExitCode.USAGE;
    }
    WebhookSecret secret =
        webhooks.secret.readOne(host, reporter).orElseGet(() -> Rehearsing.secret(host));
    Rehearsal.Verdict verdict =
        Rehearsing.rehearsal(host, scenario, api.personal(), reporter)
            .run(request, secret, webhooks.type.orElse(ReportType.ALL));
    Asking.mustBeYes(verdict.reply());
    boolean good =
        verdict.summary().filter(done -> done.errors() == 0 && done.refused() == 0).isPresent();
    return good ? ExitCode.OK : ExitCode.FAILED;
  }

  private SendRequest described(Optional<DeliveryReport> report) {
    return new SendRequest(
        message.to(),
        message.message(),
        message.provider,
        message.senderId,
        message.account,
        message.phoneId,
        report);
  }

  private Body body(Reporter reporter) {
    if (file.isEmpty()) {
      Json.Obj request = described(webhooks.report(host, reporter)).sent();
      return Bodies.read(JsonText.compact(request).getBytes(StandardCharsets.UTF_8));
    }
    if (message.isGiven() || webhooks.isGiven()) {
      throw Problem.of(
          Problem.Kind.USAGE, "--request brings the whole request, so nothing else describes it");
    }
    return InputFile.object(file.get(), host.workDir(), host.in());
  }

  /** Says what is wrong or odd; whether OTPIQ takes the request all the same. */
  private boolean isTaken(Json.Obj request, boolean rehearsal, Reporter reporter) {
    List<Advice> all = RequestRules.judge(request, rehearsal, api.personal());
    all.forEach(advice -> reporter.report(new Event.Advised(advice, file)));
    return all.stream().noneMatch(Advice::isError);
  }

  /** A text of one's own is paid by the part. */
  private static void measure(Json.Obj request, Reporter reporter) {
    Optional<Provider> way = request.text(RequestKey.PROVIDER).flatMap(Provider::of);
    request
        .text(RequestKey.TEXT)
        .filter(_ -> way.map(Provider::mayBeSms).orElse(true))
        .ifPresent(text -> reporter.report(new Event.Measured(SmsText.of(text))));
  }

  /** Real messages cost money: somebody must want each of them. */
  private boolean isMeant(ApiKey key, ApiOptions.Base base, Json.Obj request, Reporter reporter)
      throws InterruptedException {
    if (base.isHere() || yes) {
      return true;
    }
    if (key.isDev()) {
      reporter.report(
          new Event.Notice("a dev key sends to its own phone, whatever number the request has"));
      return true;
    }
    String number = request.text(RequestKey.PHONE).map(api.personal()::phone).orElse("somebody");
    if (!host.prompter().isThere()) {
      throw Problem.of(
          Problem.Kind.USAGE,
          "this would send a real message to " + number + ", which costs money",
          "--yes to send it, or --dry-run to look at it first");
    }
    boolean wanted =
        host.prompter().confirm("Send a real message to " + number + "? It costs money.");
    if (!wanted) {
      reporter.report(new Event.Notice("nothing was sent"));
    }
    return wanted;
  }
}
