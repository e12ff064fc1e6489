package com.otpiq.rehearsal;

import com.otpiq.api.ApiClient;
import com.otpiq.event.ApiEvent;
import com.otpiq.event.DeliveryEvent;
import com.otpiq.event.Event;
import com.otpiq.event.ListenEvent;
import com.otpiq.event.Reporter;
import com.otpiq.event.ServerEvent;
import com.otpiq.json.BodyParser;
import com.otpiq.json.JsonWriter;
import com.otpiq.listen.ListenConfig;
import com.otpiq.listen.ListenSession;
import com.otpiq.listen.Recorder;
import com.otpiq.message.ApiKey;
import com.otpiq.message.ApiResponse;
import com.otpiq.message.DeliveryReport;
import com.otpiq.message.HttpUrl;
import com.otpiq.message.PersonalDataMask;
import com.otpiq.message.SendRequest;
import com.otpiq.message.WebhookSecret;
import com.otpiq.net.ListenAddress;
import com.otpiq.net.client.HttpCaller;
import com.otpiq.net.client.NetworkPolicy;
import com.otpiq.sandbox.Sandbox;
import com.otpiq.sandbox.SandboxConfig;
import com.otpiq.time.Stopwatch;
import com.otpiq.time.Time;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.ReportType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Sends a message to a sandbox of its own, and validates the webhooks that arrive for it. */
public final class Rehearsal {
  private static final Duration API_DEADLINE = Duration.ofSeconds(10);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(100);
  private static final Duration MAX_DURATION = Duration.ofMinutes(2);

  private final SandboxConfig config;
  private final NetworkPolicy networkPolicy;
  private final Time time;
  private final PersonalDataMask mask;
  private final Reporter reporter;

  /**
   * Creates a rehearsal.
   *
   * @param mask how telephone numbers are shown
   */
  public Rehearsal(
      SandboxConfig config,
      NetworkPolicy networkPolicy,
      Time time,
      PersonalDataMask mask,
      Reporter reporter) {
    this.config = config;
    this.networkPolicy = networkPolicy;
    this.time = time;
    this.mask = mask;
    this.reporter = reporter;
  }

  /**
   * The result of a rehearsal.
   *
   * @param response of the sandbox's API
   * @param summary of the webhooks; empty if the message was not accepted or did not end
   */
  public record RehearsalResult(
      ApiResponse response, Optional<ListenEvent.ListenSummary> summary) {}

  /** Sends the message, and waits until its last webhook arrived at a listener of its own. */
  public RehearsalResult run(SendRequest request, WebhookSecret secret, ReportType type)
      throws InterruptedException {
    var url = new CompletableFuture<String>();
    var summary = new CompletableFuture<ListenEvent.ListenSummary>();
    ListenSession session = listener(secret, url);
    Thread.ofPlatform().name("listener").daemon().start(() -> listen(session, url, summary));
    try (Sandbox sandbox = new Sandbox(config, networkPolicy, time, this::reportFailure)) {
      reporter.report(
          new Event.Notice(
              "nothing leaves this machine: " + sandbox.baseUrl() + " simulates OTPIQ"));
      var report = new DeliveryReport(join(url), type, Optional.of(secret));
      ApiResponse response = send(sandbox, request.with(report));
      reporter.report(new ApiEvent.ApiResponseReceived(response, mask));
      boolean ended = response instanceof ApiResponse.Accepted && awaitEnd(sandbox, summary);
      session.stop();
      ListenEvent.ListenSummary received = join(summary);
      return new RehearsalResult(response, ended ? Optional.of(received) : Optional.empty());
    }
  }

  /**
   * Waits for the end of the message; returns false if the listener ends first, or after 2 minutes.
   */
  private static boolean awaitEnd(
      Sandbox sandbox, CompletableFuture<ListenEvent.ListenSummary> listener)
      throws InterruptedException {
    Stopwatch stopwatch = Stopwatch.start();
    while (!listener.isDone() && !stopwatch.remainingOf(MAX_DURATION).isZero()) {
      if (sandbox.awaitIdle(POLL_INTERVAL)) {
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
            HttpUrl.of(sandbox.baseUrl()),
            ApiKey.of(Sandbox.API_KEY),
            API_DEADLINE,
            config.userAgent(),
            mask);
    try (HttpCaller caller = new HttpCaller(networkPolicy)) {
      return new ApiClient(caller::call, account, _ -> {}).send(body);
    }
  }

  private ListenSession listener(WebhookSecret secret, CompletableFuture<String> url) {
    var config =
        new ListenConfig(
            ListenAddress.LOCALHOST,
            0,
            Optional.empty(),
            Optional.empty(),
            List.of(secret),
            ListenConfig.Responding.BY_RULES,
            ListenConfig.Waiting.UNTIL_STOPPED,
            ListenConfig.Timeouts.DEFAULT);
    return new ListenSession(config, Recorder.NONE, time, event -> reportReceived(event, url));
  }

  /** Reports the listener's events, except the URL, which is of no use to the user here. */
  private void reportReceived(Event event, CompletableFuture<String> url) {
    if (event instanceof ListenEvent.ListenerReady ready) {
      url.complete(ready.url());
    } else {
      reporter.report(event);
    }
  }

  /** Reports the failures of the sandbox, which the listener may not have seen. */
  private void reportFailure(Event event) {
    boolean isFailure =
        event instanceof DeliveryEvent.AttemptMade made
            ? !made.attempt().outcome().isAcknowledged()
            : event instanceof Event.EventFailed || event instanceof ServerEvent;
    if (isFailure) {
      reporter.report(event);
    }
  }

  /** The result of the listener; throws the exception that ended it. */
  private static <T> T join(CompletableFuture<T> result) {
    try {
      return result.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private static void listen(
      ListenSession session,
      CompletableFuture<String> url,
      CompletableFuture<ListenEvent.ListenSummary> summary) {
    try {
      summary.complete(session.run());
    } catch (InterruptedException | RuntimeException | Error e) {
      url.completeExceptionally(e);
      summary.completeExceptionally(e);
    }
  }
}
