package com.otpiq.sandbox;

import com.otpiq.delivery.Attempt;
import com.otpiq.delivery.OutgoingWebhook;
import com.otpiq.delivery.RequestHeaders;
import com.otpiq.json.BodyParser;
import com.otpiq.json.JsonWriter;
import com.otpiq.sandbox.scenario.ScenarioStep;
import com.otpiq.time.Time;
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
 * One webhook of a message, from its first attempt to its last. The body is built for each attempt
 * instead of kept, because many webhooks wait at once.
 */
final class PendingDelivery {
  private final long number;
  private final SandboxMessage message;
  private final ScenarioStep step;
  private final String userAgent;
  private final Time clock;
  private final List<AttemptRecord> attempts = new ArrayList<>(1);
  private State state = State.WAITING;
  private Optional<Instant> firstAttemptAt = Optional.empty();

  PendingDelivery(
      long number, SandboxMessage message, ScenarioStep step, String userAgent, Time clock) {
    this.number = number;
    this.message = message;
    this.step = step;
    this.userAgent = userAgent;
    this.clock = clock;
  }

  /** Whether the webhook still waits, or how it ended. */
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

  SandboxMessage message() {
    return message;
  }

  WebhookTarget target() {
    return message.target().orElseThrow();
  }

  synchronized State state() {
    return state;
  }

  /** The attempts so far. */
  synchronized List<AttemptRecord> attempts() {
    return List.copyOf(attempts);
  }

  /** When the first attempt began, which is now if there was none. */
  synchronized Instant firstAttemptAt(Instant now) {
    if (firstAttemptAt.isEmpty()) {
      firstAttemptAt = Optional.of(now);
    }
    return firstAttemptAt.get();
  }

  /** Adds an attempt; returns whether it was the last. */
  synchronized boolean add(Attempt attempt) {
    attempts.add(AttemptRecord.of(attempt));
    if (attempt.outcome().isAcknowledged()) {
      state = State.ACKNOWLEDGED;
    } else if (attempt.retryDelay().isEmpty()) {
      state = State.FAILED;
    }
    return state != State.WAITING;
  }

  /** Forgets the attempts, so that the webhook can be redelivered. */
  synchronized void reset() {
    state = State.WAITING;
    firstAttemptAt = Optional.empty();
    attempts.clear();
  }

  /** Sets the state that the webhook had before a restart. */
  synchronized void restore(State ended) {
    state = ended;
  }

  /** The webhook that is delivered. */
  OutgoingWebhook webhook() {
    JsonObjectBuilder json =
        new JsonObjectBuilder()
            .put(PayloadKey.SMS_ID, message.smsId())
            .put(PayloadKey.REPORT_TYPE, target().type().wireName())
            .put(PayloadKey.IS_FINAL, step.isFinal())
            .put(PayloadKey.CHANNEL, message.route().get(step.leg()).wireName())
            .put(PayloadKey.STATUS, step.status().wireName())
            .put(PayloadKey.REASON, step.reason())
            .put(PayloadKey.SENDER_ID, message.senderId());
    byte[] body = JsonWriter.compact(json.build()).getBytes(StandardCharsets.UTF_8);
    return OutgoingWebhook.of(BodyParser.parse(body), WebhookKind.DELIVERY_REPORT);
  }

  /** The headers with the secret of the message. */
  RequestHeaders headers() {
    return new RequestHeaders(target().secret(), Headers.NONE, userAgent, clock);
  }
}
