package com.otpiq.rehearsal;

import com.otpiq.api.ApiClient;
import com.otpiq.event.ApiEvent;
import com.otpiq.event.DeliveryEvent;
import com.otpiq.event.Event;
import com.otpiq.event.ListenEvent;
import com.otpiq.event.Reporter;
import com.otpiq.json.BodyParser;
import com.otpiq.json.JsonWriter;
import com.otpiq.listen.ListenConfig;
import com.otpiq.listen.ListenSession;
import com.otpiq.listen.Recorder;
import com.otpiq.message.ApiKey;
import com.otpiq.message.ApiResponse;
import com.otpiq.message.DeliveryReport;
import com.otpiq.message.PersonalDataMask;
import com.otpiq.message.SendRequest;
import com.otpiq.message.WebhookSecret;
import com.otpiq.net.client.HttpCaller;
import com.otpiq.net.client.NetworkPolicy;
import com.otpiq.sandbox.Sandbox;
import com.otpiq.sandbox.SandboxConfig;
import com.otpiq.time.Stopwatch;
import com.otpiq.time.Time;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.ReportType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Sends a message to a sandbox of its own, and judges its webhooks as they come. */
public final class Rehearsal {
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Duration GLANCE = Duration.ofMillis(100);
  private static final Duration LIFE = Duration.ofMinutes(2);

  private final SandboxConfig settings;
  private final NetworkPolicy networkPolicy;
  private final Time time;
  private final PersonalDataMask personal;
  private final Reporter reporter;

  /**
   * A rehearsal.
   *
   * @param personal what is shown of telephone numbers
   */
  public Rehearsal(
      SandboxConfig settings,
      NetworkPolicy networkPolicy,
      Time time,
      PersonalDataMask personal,
      Reporter reporter) {
    this.settings = settings;
    this.networkPolicy = networkPolicy;
    this.time = time;
    this.personal = personal;
    this.reporter = reporter;
  }

  /**
   * What it came to.
   *
   * @param reply what the API said
   * @param summary of the webhooks; nothing where there was no message
   */
  public record Verdict(ApiResponse reply, Optional<ListenEvent.ListenSummary> summary) {}

  /** Plays the whole life of a message, whose webhooks come to a listener of our own. */
  public Verdict run(SendRequest request, WebhookSecret secret, ReportType type)
      throws InterruptedException {
    var url = new CompletableFuture<String>();
    var summary = new CompletableFuture<ListenEvent.ListenSummary>();
    ListenSession session = listener(secret, url);
    Thread.ofPlatform().name("listener").daemon().start(() -> listen(session, url, summary));
    try (Sandbox sandbox = new Sandbox(settings, networkPolicy, time, this::heard)) {
      reporter.report(
          new Event.Notice("nothing leaves this machine: " + sandbox.baseUrl() + " plays OTPIQ"));
      var report = new DeliveryReport(unwrapped(url), type, Optional.of(secret));
      ApiResponse reply = send(sandbox, request.with(report));
      reporter.report(new ApiEvent.ApiResponseReceived(reply, personal));
      boolean accepted = reply instanceof ApiResponse.Accepted && isOver(sandbox, summary);
      session.stop();
      ListenEvent.ListenSummary judged = unwrapped(summary);
      return new Verdict(reply, accepted ? Optional.of(judged) : Optional.empty());
    }
  }

  /** Waits for the end of the message's life, or of the listener where that comes first. */
  private static boolean isOver(
      Sandbox sandbox, CompletableFuture<ListenEvent.ListenSummary> listener)
      throws InterruptedException {
    Stopwatch watch = Stopwatch.start();
    while (!listener.isDone() && !watch.leftOf(LIFE).isZero()) {
      if (sandbox.awaitIdle(GLANCE)) {
        return true;
      }
    }
    return false;
  }

  private ApiResponse send(Sandbox sandbox, SendRequest request) throws InterruptedException {
    Body body =
        BodyParser.parse(JsonWriter.compact(request.json()).getBytes(StandardCharsets.UTF_8));
    var account =
        new ApiClient.Account(
            URI.create(sandbox.baseUrl()),
            ApiKey.of(Sandbox.API_KEY),
            ANSWER,
            settings.userAgent(),
            personal);
    try (HttpCaller caller = new HttpCaller(networkPolicy)) {
      return new ApiClient(caller::call, account, _ -> {}).send(body);
    }
  }

  private ListenSession listener(WebhookSecret secret, CompletableFuture<String> url) {
    var config =
        new ListenConfig(
            "127.0.0.1",
            0,
            Optional.empty(),
            Optional.empty(),
            List.of(secret),
            ListenConfig.Responding.BY_RULES,
            ListenConfig.Waiting.UNTIL_STOPPED,
            ListenConfig.Timeouts.DEFAULT);
    return new ListenSession(config, Recorder.NONE, time, event -> judged(event, url));
  }

  /** The webhooks as they come; where they come to is nobody's business here. */
  private void judged(Event event, CompletableFuture<String> url) {
    if (event instanceof ListenEvent.ListenerReady ready) {
      url.complete(ready.url());
    } else {
      reporter.report(event);
    }
  }

  /** Of the sandbox, what the listener does not see: failures of delivery, and the pauses. */
  private void heard(Event event) {
    if (event instanceof DeliveryEvent.AttemptMade attempted
        && !attempted.attempt().outcome().acknowledged()) {
      reporter.report(event);
    }
  }

  /** What the listener came to, or the very fault that ended it. */
  private static <T> T unwrapped(CompletableFuture<T> result) {
    try {
      return result.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException fault ? fault : e;
    }
  }

  private static void listen(
      ListenSession session,
      CompletableFuture<String> url,
      CompletableFuture<ListenEvent.ListenSummary> summary) {
    try {
      summary.complete(session.run());
    } catch (InterruptedException | RuntimeException e) {
      url.completeExceptionally(e);
      summary.completeExceptionally(e);
    }
  }
}
