package com.otpiq.listen;

import com.otpiq.journal.JournalFile;
import com.otpiq.json.Bodies;
import com.otpiq.message.DeliveryReport;
import com.otpiq.net.HttpServer;
import com.otpiq.report.Event;
import com.otpiq.report.Reporter;
import com.otpiq.time.Stopwatch;
import com.otpiq.time.Time;
import com.otpiq.webhook.ReportType;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** One run of {@code otpiq listen}, from the open port to the summary. */
public final class Session {
  /**
   * Assumed of a receiver: the time that OTPIQ gives an answer is also what a body may take to
   * arrive.
   */
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final Orders orders;
  private final Optional<JournalFile> journal;
  private final Time time;
  private final Reporter reporter;
  private final Tally tally = new Tally();
  private final CompletableFuture<Boolean> end = new CompletableFuture<>();

  public Session(Orders orders, Optional<JournalFile> journal, Time time, Reporter reporter) {
    this.orders = orders;
    this.journal = journal;
    this.time = time;
    this.reporter = reporter;
  }

  /** Listens until enough came, the time is over, or {@link #stop()} is called. */
  public Event.Listened run() throws InterruptedException {
    Stopwatch watch = Stopwatch.start();
    Show show = Show.start(reporter, end::completeExceptionally);
    var limits = new HttpServer.Limits(Bodies.MAX_BYTES, DEADLINE);
    var listener = new Listener(orders, journal, time, visit -> visited(show, visit));
    try (HttpServer server = HttpServer.start(orders.host(), orders.port(), limits, listener)) {
      reporter.report(ready(server.port()));
      await();
    }
    show.finish();
    Event.Listened summary = tally.summary(orders.count(), watch.elapsed());
    reporter.report(summary);
    return summary;
  }

  /** Ends the run soon, with a summary. */
  public void stop() {
    end.complete(true);
  }

  private Runnable visited(Show show, Listener.Visit visit) {
    Runnable answered = show.add(visit);
    long accepted = tally.count(visit);
    boolean isLast = orders.count().filter(count -> accepted >= count).isPresent();
    return () -> {
      answered.run();
      if (isLast) {
        stop();
      }
    };
  }

  private Event.Ready ready(int port) {
    String host = orders.host().contains(":") ? "[" + orders.host() + "]" : orders.host();
    String url = "http://" + host + ":" + port + orders.path().orElse("/");
    return new Event.Ready(
        url, new DeliveryReport(url, ReportType.ALL, orders.secrets().stream().findFirst()));
  }

  private void await() {
    var ended = end.copy();
    orders
        .timeout()
        .ifPresent(limit -> ended.completeOnTimeout(true, limit.toMillis(), TimeUnit.MILLISECONDS));
    try {
      ended.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      throw e;
    }
  }
}
