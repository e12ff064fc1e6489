package com.otpiq.sandbox;

import com.otpiq.delivery.RetryPolicy;
import com.otpiq.delivery.ScriptedTransport;
import com.otpiq.event.Event;
import com.otpiq.event.EventBoundary;
import com.otpiq.json.BodyParser;
import com.otpiq.message.Redactor;
import com.otpiq.message.WebhookSecret;
import com.otpiq.net.AllowedHosts;
import com.otpiq.net.ListenAddress;
import com.otpiq.net.server.HttpRequest;
import com.otpiq.net.server.HttpResponse;
import com.otpiq.net.server.RequestTarget;
import com.otpiq.sandbox.scenario.ScenarioQueue;
import com.otpiq.sandbox.scenario.Scenarios;
import com.otpiq.time.Seed;
import com.otpiq.time.VirtualTime;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.Json;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A sandbox without sockets: both APIs as methods, a receiver in memory, and virtual time. */
final class SandboxFixture implements AutoCloseable {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  static final String ORDINARY_NUMBER = "9647701234567";

  /** Longer than any test; a test that waits so long fails. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  final List<Event> events = new CopyOnWriteArrayList<>();
  final ScriptedTransport receiver;
  final Scheduler scheduler;
  final SandboxState state;
  final SandboxApi api;
  final ControlApi control;
  final Router router;
  private final StateFile stateFile;
  private final Thread worker;

  /** All of it at once, against a receiver with these status codes. */
  SandboxFixture(int... statuses) {
    this(config(), ScriptedTransport.ofStatus(statuses));
  }

  SandboxFixture(SandboxConfig config, ScriptedTransport receiver) {
    this(config, AllowedHosts.THIS_MACHINE, receiver);
  }

  SandboxFixture(SandboxConfig config, AllowedHosts hosts, ScriptedTransport receiver) {
    this.receiver = receiver;
    this.scheduler =
        new Scheduler(new VirtualTime(START), config.virtualTime(), new EventBoundary(events::add));
    this.stateFile = new StateFile(config.stateFile(), events::add);
    this.state = new SandboxState(config, scheduler, stateFile, _ -> receiver, events::add);
    stateFile.restore(state, config.secrets());
    var scenarios = new ScenarioQueue(config.defaultScenario());
    this.api = new SandboxApi(state, scenarios, config, hosts, events::add);
    this.control = new ControlApi(state, scheduler, scenarios, api::reset);
    this.router =
        new Router(
            state,
            api,
            control,
            new ControlAccess(config.controlToken()),
            () -> "{\"openapi\":\"3\"}",
            new Redactor(config.secrets()),
            events::add);
    this.worker = Thread.ofPlatform().daemon().start(this::runScheduler);
    state.resume();
  }

  static SandboxConfig config() {
    return config(true, 100_000, Optional.empty());
  }

  static SandboxConfig config(boolean virtualTime, long credit, Optional<Path> stateFile) {
    return new SandboxConfig(
        ListenAddress.LOCALHOST,
        0,
        10,
        virtualTime,
        Scenarios.DEFAULT,
        credit,
        RetryPolicy.PROVIDER.withRetries(2).withJitter(0),
        3,
        Duration.ofSeconds(30),
        false,
        Optional.empty(),
        () -> new Seed(42),
        List.of(WebhookSecret.of("s3cret")),
        stateFile,
        "otpiq/test");
  }

  /** The body of a request whose webhooks come to the receiver. */
  static String body(String phone, String reportType) {
    return """
    {"phoneNumber":"%s","smsType":"verification","verificationCode":"123456","provider":"sms",
     "deliveryReport":{"webhookUrl":"http://127.0.0.1/hook","deliveryReportType":"%s",
                       "webhookSecret":"s3cret"}}\
    """
        .formatted(phone, reportType);
  }

  static HttpRequest request(String method, String path) {
    Headers headers =
        Headers.NONE.with("Authorization", "Bearer sk_dev_x").with("Host", "127.0.0.1:4010");
    return new HttpRequest(
        method,
        RequestTarget.of(path),
        headers,
        InetAddress.getLoopbackAddress(),
        Optional.empty());
  }

  /** Sends a message and starts its steps; returns its smsId. */
  String send(String phone, String reportType) {
    HttpResponse response = post("/api/sms", body(phone, reportType));
    response.onSent().run();
    return json(response).text("smsId").orElseThrow();
  }

  HttpResponse post(String path, String body) {
    return api.handle(request("POST", path), body.getBytes(StandardCharsets.UTF_8));
  }

  HttpResponse get(String path) {
    return api.handle(request("GET", path), new byte[0]);
  }

  HttpResponse control(String method, String path, String body) {
    return control
        .handle(request(method, ControlApi.PREFIX + path), body.getBytes(StandardCharsets.UTF_8))
        .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .join();
  }

  SandboxMessage message(String smsId) {
    return state.message(smsId).orElseThrow();
  }

  boolean awaitIdle() throws InterruptedException {
    return state.awaitIdle(PATIENCE);
  }

  <T extends Event> List<T> events(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** The statuses of the webhooks that the receiver got. */
  List<String> received() {
    return receiver.sent().stream()
        .flatMap(delivery -> delivery.body().object().stream())
        .flatMap(json -> Stream.of(json.text("status").orElseThrow()))
        .toList();
  }

  static Json.Obj json(HttpResponse response) {
    return BodyParser.parse(response.body().getBytes(StandardCharsets.UTF_8))
        .object()
        .orElseThrow();
  }

  @Override
  public void close() {
    scheduler.close();
    state.close();
    stateFile.close();
    try {
      worker.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void runScheduler() {
    try {
      scheduler.run();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
