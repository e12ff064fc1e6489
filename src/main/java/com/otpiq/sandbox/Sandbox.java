package com.otpiq.sandbox;

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

  private final Teller teller;
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
    this.teller = new Teller(reporter);
    this.agenda = new Scheduler(time, settings.virtual());
    this.state = StateFile.open(settings.state());
    this.world =
        new SandboxState(
            settings, agenda, state, target -> new HttpTransport(target, networkPolicy), teller);
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
    var _ = teller.fault().thenRun(action);
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
      teller.finish();
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
    var api = new SandboxApi(world, next, settings, teller);
    var control = new ControlApi(world, next, api::reset);
    var door = new Router(world, api, control, () -> Resource.text("openapi.json"), teller);
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
