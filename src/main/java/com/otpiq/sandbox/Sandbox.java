package com.otpiq.sandbox;

import com.otpiq.event.AsyncReporter;
import com.otpiq.event.Event;
import com.otpiq.event.EventBoundary;
import com.otpiq.event.Reporter;
import com.otpiq.event.SandboxEvent;
import com.otpiq.json.BodyParser;
import com.otpiq.message.Redactor;
import com.otpiq.net.AllowedHosts;
import com.otpiq.net.client.HttpCaller;
import com.otpiq.net.client.HttpTransport;
import com.otpiq.net.client.NetworkPolicy;
import com.otpiq.net.server.HttpServer;
import com.otpiq.sample.Resource;
import com.otpiq.sandbox.scenario.ScenarioQueue;
import com.otpiq.time.Time;
import java.time.Duration;

/** A simulated OTPIQ on this machine: the API server, and the webhooks of its messages. */
public final class Sandbox implements AutoCloseable {
  /** An API key that the sandbox accepts. */
  public static final String API_KEY = "sk_dev_sandbox";

  private static final Duration BODY_TIMEOUT = Duration.ofSeconds(10);

  /** Some 65,000 events, because virtual time produces many at once. */
  private static final AsyncReporter.Limits REPORT_LIMITS =
      new AsyncReporter.Limits(64 << 20, Duration.ofSeconds(1));

  private final AsyncReporter asyncReporter;
  private final Scheduler scheduler;
  private final StateFile stateFile;
  private final HttpCaller caller;
  private final SandboxState state;
  private final HttpServer server;
  private final Thread worker;
  private final Reporter reporter;

  /**
   * Starts a sandbox, which accepts requests from then on.
   *
   * @param networkPolicy of the webhooks
   */
  public Sandbox(SandboxConfig config, NetworkPolicy networkPolicy, Time time, Reporter reporter) {
    this.reporter = reporter;
    this.asyncReporter = new AsyncReporter(reporter, REPORT_LIMITS);
    this.scheduler = new Scheduler(time, config.virtualTime(), new EventBoundary(asyncReporter));
    this.stateFile = new StateFile(config.stateFile(), asyncReporter);
    this.caller = new HttpCaller(networkPolicy);
    this.state =
        new SandboxState(
            config,
            scheduler,
            stateFile,
            target -> HttpTransport.through(caller, target),
            asyncReporter);
    stateFile.restore(state, config.secrets());
    this.server = serve(config, networkPolicy.hosts());
    server.warning().map(Event.Warning::new).ifPresent(reporter::report);
    this.worker = Thread.ofPlatform().name("scheduler").daemon().start(this::runScheduler);
    state.resume();
  }

  /** The URL of the server, without a path. */
  public String url() {
    return server.url();
  }

  /** The base URL of its API, for applications. */
  public String baseUrl() {
    return server.url() + "/api";
  }

  /** The totals so far. */
  public SandboxEvent.SandboxSummary summary() {
    return state.summary();
  }

  /**
   * Waits until no message has steps or webhooks to come.
   *
   * @param limit of the wait, in real time
   * @return whether that is the case within the limit
   */
  public boolean awaitIdle(Duration limit) throws InterruptedException {
    return state.awaitIdle(limit);
  }

  /**
   * Whether every webhook since the start is acknowledged, or its failure was declared as expected;
   * waits until no message has steps or webhooks to come.
   *
   * @param limit of the wait, in real time
   */
  public boolean awaitAccountedFor(Duration limit) throws InterruptedException {
    state.awaitIdle(limit);
    return state.withStore(MessageStore::settle);
  }

  /** Runs the action when the output fails, for example because its pipe is closed. */
  public void onOutputFailure(Runnable action) {
    var _ = asyncReporter.failure().thenRun(action);
  }

  /**
   * Stops the server and the deliveries, and reports the totals; throws an interruption only
   * afterwards.
   */
  @Override
  public void close() {
    boolean interrupted = Thread.interrupted();
    server.close();
    scheduler.close();
    state.close();
    caller.close();
    stateFile.close();
    try {
      worker.join();
      asyncReporter.finish();
    } catch (InterruptedException _) {
      interrupted = true;
    }
    reporter.report(state.summary());
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpServer serve(SandboxConfig config, AllowedHosts hosts) {
    var scenarios = new ScenarioQueue(config.defaultScenario());
    var api = new SandboxApi(state, scenarios, config, hosts, asyncReporter);
    var control = new ControlApi(state, scheduler, scenarios, api::reset);
    var router =
        new Router(
            state,
            api,
            control,
            new ControlAccess(config.controlToken()),
            () -> Resource.text("openapi.json"),
            new Redactor(config.secrets()),
            asyncReporter);
    var limits = new HttpServer.Limits(BodyParser.MAX_BYTES, BODY_TIMEOUT);
    return HttpServer.start(config.address(), config.port(), limits, router);
  }

  private void runScheduler() {
    try {
      scheduler.run();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
