package com.otpiq.sandbox;

import com.otpiq.delivery.Attempt;
import com.otpiq.delivery.OutgoingWebhook;
import com.otpiq.json.BodyParser;
import com.otpiq.json.JsonWriter;
import com.otpiq.sandbox.scenario.ScenarioStep;
import com.otpiq.time.Time;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.JsonObjectBuilder;
import com.otpiq.webhook.PayloadKey;
import com.otpiq.webhook.WebhookKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One webhook on its way, through all its attempts. Its body is made anew each time, always the
 * same, for many wait at once.
 */
final class PendingDelivery implements OutgoingWebhook {
  private final long number;
  private final SandboxMessage sms;
  private final ScenarioStep step;
  private final String userAgent;
  private final Time clock;
  private final List<AttemptRecord> attempts = new ArrayList<>(1);
  private State state = State.WAITING;
  private Optional<Instant> start = Optional.empty();

  PendingDelivery(
      long number, SandboxMessage sms, ScenarioStep step, String userAgent, Time clock) {
    this.number = number;
    this.sms = sms;
    this.step = step;
    this.userAgent = userAgent;
    this.clock = clock;
  }

  /** How far it has got. */
  enum State {
    WAITING,
    ACKNOWLEDGED,
    FAILED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  long number() {
    return number;
  }

  SandboxMessage sms() {
    return sms;
  }

  WebhookTarget hook() {
    return sms.hook().orElseThrow();
  }

  synchronized State state() {
    return state;
  }

  /** Those so far. */
  synchronized List<AttemptRecord> attempts() {
    return List.copyOf(attempts);
  }

  /** When its first attempt began; now, where it is the first. */
  synchronized Instant start(Instant now) {
    if (start.isEmpty()) {
      start = Optional.of(now);
    }
    return start.get();
  }

  /** Takes note of an attempt; true where it was the last. */
  synchronized boolean note(Attempt attempt) {
    attempts.add(AttemptRecord.of(attempt));
    if (attempt.outcome().acknowledged()) {
      state = State.ACKNOWLEDGED;
    } else if (attempt.retryDelay().isEmpty()) {
      state = State.FAILED;
    }
    return state != State.WAITING;
  }

  /** Begins again, as if it had never been tried. */
  synchronized void again() {
    state = State.WAITING;
    start = Optional.empty();
    attempts.clear();
  }

  /** Was done before a restart. */
  synchronized void ended(State how) {
    state = how;
  }

  @Override
  public Body body() {
    JsonObjectBuilder json =
        new JsonObjectBuilder()
            .put(PayloadKey.SMS_ID, sms.id())
            .put(PayloadKey.REPORT_TYPE, hook().type().wireName())
            .put(PayloadKey.IS_FINAL, step.isFinal())
            .put(PayloadKey.CHANNEL, sms.route().get(step.leg()).wireName())
            .put(PayloadKey.STATUS, step.status().wireName())
            .put(PayloadKey.REASON, step.reason())
            .put(PayloadKey.SENDER_ID, sms.senderId());
    return BodyParser.parse(JsonWriter.compact(json.build()).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public WebhookKind family() {
    return WebhookKind.DELIVERY_REPORT;
  }

  @Override
  public Delivery forAttempt(int attempt) {
    Headers headers =
        Headers.NONE
            .with(HeaderName.CONTENT_TYPE, "application/json")
            .with(HeaderName.USER_AGENT, userAgent);
    return new Delivery(
        clock.now(),
        hook()
            .secret()
            .map(secret -> headers.with(HeaderName.SECRET, secret.reveal()))
            .orElse(headers),
        body());
  }
}
