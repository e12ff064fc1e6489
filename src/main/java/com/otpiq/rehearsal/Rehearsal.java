package com.otpiq.rehearsal;

import com.otpiq.api.OtpiqApi;
import com.otpiq.json.Bodies;
import com.otpiq.json.JsonText;
import com.otpiq.listen.Keeper;
import com.otpiq.listen.Orders;
import com.otpiq.listen.Session;
import com.otpiq.message.ApiKey;
import com.otpiq.message.ApiReply;
import com.otpiq.message.DeliveryReport;
import com.otpiq.message.PersonalData;
import com.otpiq.message.SendRequest;
import com.otpiq.message.WebhookSecret;
import com.otpiq.net.HttpCaller;
import com.otpiq.net.Reach;
import com.otpiq.report.Event;
import com.otpiq.report.Reporter;
import com.otpiq.sandbox.Sandbox;
import com.otpiq.sandbox.Settings;
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

  private final Settings settings;
  private final Reach reach;
  private final Time time;
  private final PersonalData personal;
  private final Reporter reporter;

  /**
   * A rehearsal.
   *
   * @param personal what is shown of telephone numbers
   */
  public Rehearsal(
      Settings settings, Reach reach, Time time, PersonalData personal, Reporter reporter) {
    this.settings = settings;
    this.reach = reach;
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
  public record Verdict(ApiReply reply, Optional<Event.Listened> summary) {}

  /** Plays the whole life of a message, whose webhooks come to a listener of our own. */
  public Verdict run(SendRequest request, WebhookSecret secret, ReportType type)
      throws InterruptedException {
    var url = new CompletableFuture<String>();
    var summary = new CompletableFuture<Event.Listened>();
    Session session = listener(secret, url);
    Thread.ofPlatform().name("listener").daemon().start(() -> listen(session, url, summary));
    try (Sandbox sandbox = new Sandbox(settings, reach, time, this::heard)) {
      reporter.report(
          new Event.Notice("nothing leaves this machine: " + sandbox.baseUrl() + " plays OTPIQ"));
      var report = new DeliveryReport(unwrapped(url), type, Optional.of(secret));
      ApiReply reply = send(sandbox, request.with(report));
      reporter.report(new Event.Replied(reply, personal));
      boolean accepted = reply instanceof ApiReply.Accepted && isOver(sandbox, summary);
      session.stop();
      Event.Listened judged = unwrapped(summary);
      return new Verdict(reply, accepted ? Optional.of(judged) : Optional.empty());
    }
  }

  /** Waits for the end of the message's life, or of the listener where that comes first. */
  private static boolean isOver(Sandbox sandbox, CompletableFuture<Event.Listened> listener)
      throws InterruptedException {
    Stopwatch watch = Stopwatch.start();
    while (!listener.isDone() && !watch.leftOf(LIFE).isZero()) {
      if (sandbox.awaitQuiet(GLANCE)) {
        return true;
      }
    }
    return false;
  }

  private ApiReply send(Sandbox sandbox, SendRequest request) throws InterruptedException {
    Body body = Bodies.read(JsonText.compact(request.sent()).getBytes(StandardCharsets.UTF_8));
    var account =
        new OtpiqApi.Account(
            URI.create(sandbox.baseUrl()),
            ApiKey.of(Sandbox.KEY),
            ANSWER,
            settings.userAgent(),
            personal);
    try (HttpCaller caller = new HttpCaller(reach)) {
      return new OtpiqApi(caller, account, _ -> {}).send(body);
    }
  }

  private Session listener(WebhookSecret secret, CompletableFuture<String> url) {
    var orders =
        new Orders(
            "127.0.0.1",
            0,
            Optional.empty(),
            Optional.empty(),
            List.of(secret),
            Orders.Answering.CAREFULLY,
            Orders.Awaiting.NOTHING);
    return new Session(orders, Keeper.NONE, time, event -> judged(event, url));
  }

  /** The webhooks as they come; where they come to is nobody's business here. */
  private void judged(Event event, CompletableFuture<String> url) {
    if (event instanceof Event.Ready ready) {
      url.complete(ready.url());
    } else {
      reporter.report(event);
    }
  }

  /** Of the sandbox, what the listener does not see: failures of delivery, and the pauses. */
  private void heard(Event event) {
    if (event instanceof Event.Attempted attempted
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
      Session session, CompletableFuture<String> url, CompletableFuture<Event.Listened> summary) {
    try {
      summary.complete(session.run());
    } catch (InterruptedException | RuntimeException e) {
      url.completeExceptionally(e);
      summary.completeExceptionally(e);
    }
  }
}
