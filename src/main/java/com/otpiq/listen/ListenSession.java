package com.otpiq.listen;

import com.otpiq.event.AsyncReporter;
import com.otpiq.event.ListenEvent;
import com.otpiq.event.Reporter;
import com.otpiq.json.BodyParser;
import com.otpiq.message.DeliveryReport;
import com.otpiq.message.Redactor;
import com.otpiq.net.HostPort;
import com.otpiq.net.server.HttpServer;
import com.otpiq.time.Stopwatch;
import com.otpiq.time.Time;
import com.otpiq.webhook.ReportType;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/** One run of {@code otpiq listen}, from the open port to the summary. */
public final class ListenSession {
  /**
   * Assumed of a receiver: the time that OTPIQ gives an answer is also what a body may take to
   * arrive.
   */
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  /** How long an application may still take once the listener stops. */
  private static final Duration PATIENCE = Duration.ofMillis(2_500);

  private final ListenConfig orders;
  private final Recorder keeper;
  private final Time time;
  private final Reporter reporter;
  private final ListenTotals tally = new ListenTotals();
  private final ExpectationTracker expectations;
  private final AtomicBoolean held;
  private final CompletableFuture<Boolean> end = new CompletableFuture<>();

  public ListenSession(ListenConfig orders, Recorder keeper, Time time, Reporter reporter) {
    this.orders = orders;
    this.keeper = keeper;
    this.time = time;
    this.reporter = reporter;
    this.expectations =
        new ExpectationTracker(orders.awaiting().expectations(), orders.awaiting().untilFinal());
    this.held = new AtomicBoolean(orders.awaiting().held());
  }

  /** Listens until enough came, the time is over, or {@link #stop()} is called. */
  public ListenEvent.ListenSummary run() throws InterruptedException {
    return run(_ -> {});
  }

  /**
   * The same.
   *
   * @param onReady hears the URL once it listens
   */
  public ListenEvent.ListenSummary run(Consumer<String> onReady) throws InterruptedException {
    Stopwatch watch = Stopwatch.start();
    var async = new AsyncReporter(new StorageNotices(reporter), AsyncReporter.Limits.DEFAULT);
    var _ = async.failure().thenRun(this::stop);
    Optional<Forwarder> forwarder = orders.answering().forwarding().map(this::forwarder);
    try {
      listen(forwarder, visit -> visited(async, visit), onReady);
    } finally {
      forwarder.ifPresent(Forwarder::close);
      async.finish();
    }
    ListenEvent.ListenSummary summary = tally.summary(expectations.states(), watch.elapsed());
    reporter.report(summary);
    return summary;
  }

  private Forwarder forwarder(ForwardConfig to) {
    return new Forwarder(to, new Redactor(orders.secrets()), reporter);
  }

  private void listen(
      Optional<Forwarder> forwarder, Function<Visit, Runnable> visits, Consumer<String> onReady) {
    var listener = new WebhookHandler(orders, forwarder, keeper, time, visits);
    var limits = new HttpServer.Limits(BodyParser.MAX_BYTES, DEADLINE);
    try (HttpServer server =
        HttpServer.start(orders.host(), orders.port(), limits, orders.identity(), listener)) {
      ListenEvent.ListenerReady ready = ready(server.port());
      onReady.accept(ready.url());
      reporter.report(ready);
      await();
      server.refuseNewRequests();
      forwarder.ifPresent(to -> to.finish(PATIENCE));
      listener.finish();
    }
  }

  /** Ends the run soon, with a summary. */
  public void stop() {
    end.complete(true);
  }

  /**
   * Ends the run as soon as all has come that is expected, if somebody held it open.
   *
   * @param patience how long to wait for it
   */
  public void release(Duration patience) {
    held.set(false);
    boolean waits =
        expectations.states().stream().anyMatch(state -> !state.isMet() || state.most() == 0);
    if (!waits || patience.isZero()) {
      stop();
    } else {
      end.completeOnTimeout(true, patience.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private Runnable visited(AsyncReporter async, Visit visit) {
    Runnable release = async.reserve(visit.event());
    tally.count(visit);
    if (visit.answer().acknowledges()) {
      expectations.accepted(visit.arrival().delivery());
    }
    boolean isLast =
        expectations.areBroken()
            || (!held.get() && expectations.areMet())
            || orders.answering().script().filter(ResponseScript::isOver).isPresent();
    return () -> {
      release.run();
      if (isLast) {
        stop();
      }
    };
  }

  private ListenEvent.ListenerReady ready(int port) {
    String scheme = orders.identity().isPresent() ? "https://" : "http://";
    String url = scheme + new HostPort(orders.host(), port) + orders.path().orElse("/");
    return new ListenEvent.ListenerReady(
        url, new DeliveryReport(url, ReportType.ALL, orders.secrets().stream().findFirst()));
  }

  private void await() {
    var ended = end.copy();
    orders
        .awaiting()
        .timeout()
        .ifPresent(limit -> ended.completeOnTimeout(true, limit.toMillis(), TimeUnit.MILLISECONDS));
    ended.join();
  }
}
