package com.otpiq.listen;

import com.otpiq.event.AsyncReporter;
import com.otpiq.event.Event;
import com.otpiq.event.EventBoundary;
import com.otpiq.event.ListenEvent;
import com.otpiq.event.Reporter;
import com.otpiq.event.ServerEvent;
import com.otpiq.json.BodyParser;
import com.otpiq.json.JsonWriter;
import com.otpiq.message.DeliveryReport;
import com.otpiq.message.Redactor;
import com.otpiq.net.client.HttpTransport;
import com.otpiq.net.server.HttpServer;
import com.otpiq.rule.Inspector;
import com.otpiq.time.Stopwatch;
import com.otpiq.time.Time;
import com.otpiq.webhook.ReportType;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** One run of {@code otpiq listen}, from the open port to the summary. */
public final class ListenSession {
  private final ListenConfig config;
  private final Recorder recorder;
  private final Time time;
  private final Reporter reporter;
  private final ListenTotals totals = new ListenTotals();
  private final StopCondition stopCondition;

  /** A run with this configuration; the port is not open yet. */
  public ListenSession(ListenConfig config, Recorder recorder, Time time, Reporter reporter) {
    this.config = config;
    this.recorder = recorder;
    this.time = time;
    this.reporter = reporter;
    this.stopCondition = new StopCondition(config.waiting(), config.responding().script());
  }

  /** Listens until the expectations are met, the timeout ends, or {@link #stop()} is called. */
  public ListenEvent.ListenSummary run() throws InterruptedException {
    return run(_ -> {});
  }

  /**
   * Listens as {@link #run()} does.
   *
   * @param onReady receives the URL once the port is open
   */
  public ListenEvent.ListenSummary run(Consumer<String> onReady) throws InterruptedException {
    Stopwatch stopwatch = Stopwatch.start();
    var async = new AsyncReporter(new StorageNotices(reporter), AsyncReporter.Limits.DEFAULT);
    var _ = async.failure().thenRun(this::stop);
    Optional<Forwarder> forwarder = config.responding().forwarding().map(this::forwarder);
    try {
      listen(forwarder, handler(forwarder, async), onReady);
    } finally {
      forwarder.ifPresent(Forwarder::close);
      async.finish();
    }
    ListenEvent.ListenSummary summary =
        totals.summary(stopCondition.expectations(), stopwatch.elapsed());
    reporter.report(summary);
    return summary;
  }

  private Forwarder forwarder(ForwardConfig forwarding) {
    return new Forwarder(
        forwarding,
        target -> new HttpTransport(target.url(), target.networkPolicy()),
        new Redactor(config.secrets()),
        reporter);
  }

  private WebhookHandler handler(Optional<Forwarder> forwarder, AsyncReporter async) {
    Inspector inspector = Inspector.ofReceived(config.secrets(), JsonWriter::serializations);
    recorder.earlier().forEach(inspector::remember);
    return new WebhookHandler(
        config,
        forwarder,
        inspector::inspect,
        recorder,
        time,
        event -> reserve(async, event),
        new EventBoundary(event -> countAndReport(event, async)));
  }

  private void countAndReport(Event event, AsyncReporter async) {
    if (event instanceof ServerEvent.RequestUnreadable unreadable) {
      totals.count(unreadable);
    }
    async.report(event);
  }

  private void listen(
      Optional<Forwarder> forwarder, WebhookHandler handler, Consumer<String> onReady) {
    var limits = new HttpServer.Limits(BodyParser.MAX_BYTES, config.timeouts().body());
    try (HttpServer server =
        HttpServer.start(config.address(), config.port(), limits, config.identity(), handler)) {
      server.warning().map(Event.Warning::new).ifPresent(reporter::report);
      ListenEvent.ListenerReady ready = ready(server);
      onReady.accept(ready.url());
      reporter.report(ready);
      stopCondition.await();
      server.refuseNewRequests();
      forwarder.ifPresent(to -> to.finish(config.timeouts().drain()));
      handler.finish();
    }
  }

  /** Ends the run soon, with a summary. */
  public void stop() {
    stopCondition.stop();
  }

  /**
   * Ends a run that was held open as soon as its expectations are met.
   *
   * @param limit how long to wait for them
   */
  public void release(Duration limit) {
    stopCondition.release(limit);
  }

  /**
   * Counts a request and reserves the place of its event in the output.
   *
   * @return to be run once the response is sent: the event is not shown before, and the run does
   *     not end before
   */
  private Runnable reserve(AsyncReporter async, ListenEvent.Received event) {
    Runnable release = async.reserve(event);
    totals.count(event);
    boolean isLast = stopCondition.isLast(event);
    return () -> {
      release.run();
      if (isLast) {
        stop();
      }
    };
  }

  private ListenEvent.ListenerReady ready(HttpServer server) {
    String url = server.url() + config.path().orElse("/");
    return new ListenEvent.ListenerReady(
        url, new DeliveryReport(url, ReportType.ALL, config.secrets().stream().findFirst()));
  }
}
