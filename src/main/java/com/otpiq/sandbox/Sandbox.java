package com.otpiq.sandbox;

import com.otpiq.json.Bodies;
import com.otpiq.net.HttpServer;
import com.otpiq.net.HttpTransport;
import com.otpiq.net.Reach;
import com.otpiq.report.Event;
import com.otpiq.report.Reporter;
import com.otpiq.sample.Resource;
import com.otpiq.time.Time;
import java.time.Duration;

/** A whole OTPIQ on this machine, from the open port to the last webhook. */
public final class Sandbox implements AutoCloseable {
  /** The API key that everybody may use here. */
  public static final String KEY = "sk_dev_sandbox";

  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final Teller teller;
  private final Agenda agenda;
  private final StateFile state;
  private final World world;
  private final HttpServer server;
  private final Thread worker;
  private final Reporter reporter;
  private final String url;

  /**
   * Starts a sandbox; when this returns, it takes requests.
   *
   * @param reach how webhooks are delivered
   */
  public Sandbox(Settings settings, Reach reach, Time time, Reporter reporter) {
    this.reporter = reporter;
    this.teller = new Teller(reporter);
    this.agenda = new Agenda(time, settings.virtual());
    this.state = StateFile.open(settings.state());
    this.world =
        new World(settings, agenda, state, target -> new HttpTransport(target, reach), teller);
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

  private HttpServer serve(Settings settings) {
    var next = new Upcoming(settings.usual());
    var api = new Api(world, next, settings, teller);
    var control = new Control(world, next, api::reset);
    var door = new Frontdoor(world, api, control, () -> Resource.text("openapi.json"), teller);
    var limits = new HttpServer.Limits(Bodies.MAX_BYTES, DEADLINE);
    return HttpServer.start(settings.host(), settings.port(), limits, door);
  }

  private void work() {
    try {
      agenda.work();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static String host(Settings settings) {
    return settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
  }
}
