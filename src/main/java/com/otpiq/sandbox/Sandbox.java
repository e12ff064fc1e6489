package com.otpiq.sandbox;

import com.otpiq.event.AsyncReporter;
import com.otpiq.event.Event;
import com.otpiq.event.Reporter;
import com.otpiq.json.BodyParser;
import com.otpiq.net.client.HttpTransport;
import com.otpiq.net.client.NetworkPolicy;
import com.otpiq.net.server.HttpServer;
import com.otpiq.sample.Resource;
import com.otpiq.sandbox.scenario.ScenarioQueue;
import com.otpiq.time.Time;
import java.time.Duration;

/** A whole OTPIQ on this machine, from the open port to the last webhook. */
public final class Sandbox implements AutoCloseable {
  /** The API key that everybody may use here. */
  public static final String KEY = "sk_dev_sandbox";

  private static final Duration DEADLINE = Duration.ofSeconds(10);

  /** Some 65,000 events, for virtual time produces many at once. */
  private static final AsyncReporter.Limits REPORT_LIMITS =
      new AsyncReporter.Limits(64 << 20, Duration.ofSeconds(1));

  private final AsyncReporter async;
  private final Scheduler agenda;
  private final StateFile state;
  private final SandboxState world;
  private final HttpServer server;
  private final Thread worker;
  private final Reporter reporter;
  private final String url;

  /**
   * Starts a sandbox; when this returns, it takes requests.
   *
   * @param networkPolicy how webhooks are delivered
   */
  public Sandbox(
      SandboxConfig settings, NetworkPolicy networkPolicy, Time time, Reporter reporter) {
    this.reporter = reporter;
    this.async = new AsyncReporter(reporter, REPORT_LIMITS);
    this.agenda = new Scheduler(time, settings.virtual());
    this.state = StateFile.open(settings.state());
    this.world =
        new SandboxState(
            settings, agenda, state, target -> new HttpTransport(target, networkPolicy), async);
    settings
        .state()
        .ifPresent(file -> StateFile.restore(file, world, settings.secrets(), reporter));
    this.server = serve(settings);
    this.url = "http://" + host(settings) + ":" + server.port();
    this.worker = Thread.ofPlatform().name("agenda").daemon().start(this::work);
    world.resume();
  }

  /** Where it is, without a path. */
  public String url() {
    return url;
  }

  /** What an application takes for OTPIQ's base URL. */
  public String baseUrl() {
    return url + "/api";
  }

  /** What it did so far. */
  public Event.Simulated summary() {
    return world.summary();
  }

  /** Waits until all messages are over, at most so long in real time; whether they are. */
  public boolean awaitQuiet(Duration limit) throws InterruptedException {
    return world.awaitQuiet(limit);
  }

  /** Does this when nothing can be told any more, for then nobody watches. */
  public void onSilence(Runnable action) {
    var _ = async.failure().thenRun(action);
  }

  /** Takes nothing new, stops, and says what was done; an interruption waits until then. */
  @Override
  public void close() {
    boolean interrupted = Thread.interrupted();
    server.close();
    agenda.close();
    world.close();
    state.close();
    try {
      worker.join();
      async.finish();
    } catch (InterruptedException _) {
      interrupted = true;
    }
    reporter.report(world.summary());
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpServer serve(SandboxConfig settings) {
    var next = new ScenarioQueue(settings.usual());
    var api = new SandboxApi(world, next, settings, async);
    var control = new ControlApi(world, next, api::reset);
    var door = new Router(world, api, control, () -> Resource.text("openapi.json"), async);
    var limits = new HttpServer.Limits(BodyParser.MAX_BYTES, DEADLINE);
    return HttpServer.start(settings.host(), settings.port(), limits, door);
  }

  private void work() {
    try {
      agenda.work();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static String host(SandboxConfig settings) {
    return settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
  }
}
