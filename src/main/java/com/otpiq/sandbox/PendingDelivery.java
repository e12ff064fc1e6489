package com.otpiq.sandbox;

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
  private Optional<Instant> retryAt = Optional.empty();

  /** How many attempts were made before the last redelivery. */
  private int earlierAttempts;

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
    FAILED,
    /** A failure that the test suite declared. */
    FAILED_AS_EXPECTED,
    /** A failure of an earlier process with the same state file. */
    FAILED_EARLIER;

    boolean isFailed() {
      return this == FAILED || this == FAILED_AS_EXPECTED || this == FAILED_EARLIER;
    }

    String word() {
      return isFailed() ? "failed" : name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The place of the next attempt.
   *
   * @param number counted from 1 over all redeliveries
   * @param ofDelivery counted from 1 since the last redelivery, as the retry policy counts
   * @param firstAt when the first one of these began
   */
  record NextAttempt(int number, int ofDelivery, Instant firstAt) {}

  long number() {
    return number;
  }

  SandboxMessage message() {
    return message;
  }

  SandboxMessage.Target target() {
    return message.target().orElseThrow();
  }

  synchronized State state() {
    return state;
  }

  /** All attempts so far. */
  synchronized List<AttemptRecord> attempts() {
    return List.copyOf(attempts);
  }

  /** The attempt that follows, if it begins now. */
  synchronized NextAttempt next(Instant now) {
    int made = attempts.size() - earlierAttempts;
    return new NextAttempt(
        attempts.size() + 1, made + 1, made == 0 ? now : attempts.get(earlierAttempts).at());
  }

  /** Whether it waits for a retry. */
  synchronized boolean isFailing() {
    return state == State.WAITING && attempts.size() > earlierAttempts;
  }

  /** When the next retry is due; empty before the first attempt, and after the last. */
  synchronized Optional<Instant> retryAt() {
    return retryAt;
  }

  /**
   * Adds an attempt.
   *
   * @param retry when the next one is due; empty after the last
   */
  synchronized void add(AttemptRecord attempt, Optional<Instant> retry) {
    attempts.add(attempt);
    retryAt = retry;
    if (attempt.acknowledged()) {
      state = State.ACKNOWLEDGED;
    } else if (retry.isEmpty()) {
      state = State.FAILED;
    }
  }

  /** Ends the webhook without a further attempt. */
  synchronized void giveUp() {
    state = State.FAILED;
    retryAt = Optional.empty();
  }

  /** Marks a failed webhook as one whose failure does not count for the exit code. */
  synchronized void excuse(State failure) {
    state = failure;
  }

  /** Lets the webhook wait for attempts again, which are counted on. */
  synchronized void redeliver() {
    state = State.WAITING;
    earlierAttempts = attempts.size();
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
