package com.otpiq.cli;

import com.otpiq.journal.InputFile;
import com.otpiq.json.Bodies;
import com.otpiq.json.JsonText;
import com.otpiq.message.Advice;
import com.otpiq.message.ApiKey;
import com.otpiq.message.Provider;
import com.otpiq.message.RequestKey;
import com.otpiq.message.RequestRules;
import com.otpiq.message.SendRequest;
import com.otpiq.message.SmsText;
import com.otpiq.report.Event;
import com.otpiq.report.Problem;
import com.otpiq.report.Reporter;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
    URI base = api.base(host);
    Body body = body(reporter);
    Json.Obj request = body.object().orElseThrow();
    if (!isTaken(request, ApiOptions.isHere(base), reporter) && !unchecked) {
      return (file.isPresent() ? ExitCode.INPUT : ExitCode.USAGE).code;
    }
    measure(request, reporter);
    if (dryRun || curl) {
      reporter.report(new Event.Prepared(base + "/sms", SendRequest.shown(request), curl));
      return ExitCode.OK.code;
    }
    try (Asking asking = new Asking(host, api, output, reporter)) {
      mustBeMeant(asking.key(), base, request, reporter);
      asking.ask(otpiq -> otpiq.send(body));
      return ExitCode.OK.code;
    }
  }

  private Body body(Reporter reporter) {
    if (file.isEmpty()) {
      Json.Obj request =
          new SendRequest(
                  message.to(),
                  message.message(),
                  message.provider,
                  message.senderId,
                  message.account,
                  message.phoneId,
                  webhooks.report(host, reporter))
              .sent();
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
  private void mustBeMeant(ApiKey key, URI base, Json.Obj request, Reporter reporter)
      throws InterruptedException {
    if (ApiOptions.isHere(base) || yes) {
      return;
    }
    if (key.isDev()) {
      reporter.report(
          new Event.Notice("a dev key sends to its own phone, whatever number the request has"));
      return;
    }
    String number = request.text(RequestKey.PHONE).map(api.personal()::phone).orElse("somebody");
    if (!host.prompter().isThere()) {
      throw Problem.of(
          Problem.Kind.USAGE,
          "this would send a real message to " + number + ", which costs money",
          "--yes to send it, or --dry-run to look at it first");
    }
    if (!host.prompter().confirm("Send a real message to " + number + "? It costs money.")) {
      throw Problem.of(Problem.Kind.USAGE, "nothing was sent");
    }
  }
}
