package com.otpiq.listen;

import com.otpiq.delivery.Forwarded;
import com.otpiq.delivery.Outcome;
import com.otpiq.net.Call;
import com.otpiq.net.HttpCaller;
import com.otpiq.net.HttpService.Reply;
import com.otpiq.report.Event;
import com.otpiq.report.Reporter;
import com.otpiq.time.Stopwatch;
import com.otpiq.webhook.Answer;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Headers;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** Passes webhooks on to applications as they came, and brings their answers back. */
final class Forwarder implements AutoCloseable {
  /** Of one connection only (RFC 9110, 7.6.1), or told anew for the next one. */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "keep-alive",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  /** What of an application's answer the sender is told besides status and body. */
  private static final List<String> ANSWERED =
      List.of("Content-Type", "Location", "Retry-After", "Allow");

  private final Forwarding forwarding;
  private final Reporter reporter;
  private final List<Line> lines;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Forwarder(Forwarding forwarding, Reporter reporter) {
    this.forwarding = forwarding;
    this.reporter = reporter;
    this.lines = forwarding.targets().stream().map(Line::new).toList();
  }

  /** The way to one application, and whether it was there when somebody last looked. */
  private static final class Line {
    private final URI url;
    private final HttpCaller caller;
    private final AtomicBoolean isUp = new AtomicBoolean(true);

    private Line(Forwarding.Target target) {
      this.url = target.url();
      this.caller = new HttpCaller(target.reach());
    }
  }

  /** Whether a webhook is passed on at all. */
  boolean takes(Delivery delivery) {
    return forwarding.only().fits(delivery.body());
  }

  /** Passes it on to every application; complete once each has answered or had its time. */
  CompletableFuture<List<Forwarded>> pass(Delivery delivery) {
    List<CompletableFuture<Forwarded>> all =
        lines.stream()
            .map(line -> CompletableFuture.supplyAsync(() -> pass(line, delivery), threads))
            .toList();
    return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
        .thenApply(_ -> all.stream().map(CompletableFuture::join).toList());
  }

  private Forwarded pass(Line line, Delivery delivery) {
    Headers headers = passed(delivery.headers()).replacedBy(forwarding.extra());
    Stopwatch watch = Stopwatch.start();
    Outcome outcome = call(line, Call.post(line.url, headers, delivery.body()));
    var forwarded = new Forwarded(line.url.toString(), outcome, watch.elapsed());
    look(line, forwarded);
    return forwarded;
  }

  private Outcome call(Line line, Call call) {
    try {
      return line.caller.call(call, forwarding.deadline());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Outcome.Failed("the listener stopped", true);
    }
  }

  private static Headers passed(Headers came) {
    return new Headers(
        came.lines().stream()
            .filter(line -> !OF_THE_CONNECTION.contains(line.name().toLowerCase(Locale.ROOT)))
            .toList());
  }

  /** Says so where an application has gone, and where it is back. */
  private void look(Line line, Forwarded forwarded) {
    boolean answered = forwarded.outcome() instanceof Outcome.Answered;
    if (line.isUp.getAndSet(answered) != answered) {
      reporter.report(new Event.HealthChanged(forwarded));
    }
  }

  /** What the sender is told for it. */
  static Answer answer(Forwarded forwarded) {
    return switch (forwarded.outcome()) {
      case Outcome.Answered answer -> Answer.of(answer.status(), answer.phrase());
      case Outcome.TimedOut late ->
          Answer.of(504, "the application timed out while " + late.during());
      case Outcome.Failed failed -> Answer.of(502, failed.reason());
    };
  }

  /** The same as it goes over the wire: what the application said, and no word of ours. */
  static Reply reply(Forwarded forwarded, Runnable afterwards) {
    if (!(forwarded.outcome() instanceof Outcome.Answered answer)) {
      return Reply.of(answer(forwarded), afterwards);
    }
    Reply reply = Reply.of(answer.status(), Headers.NONE, answer.body()).then(afterwards);
    for (String name : ANSWERED) {
      for (String value : answer.headers().all(name)) {
        reply = reply.with(name, value);
      }
    }
    return reply;
  }

  @Override
  public void close() {
    threads.shutdownNow();
    lines.forEach(line -> line.caller.close());
  }
}
