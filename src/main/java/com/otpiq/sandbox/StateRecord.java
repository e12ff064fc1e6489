package com.otpiq.sandbox;

import com.otpiq.sandbox.scenario.ScenarioFormat;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** One line of the state file: something that happened in the sandbox, as JSON. */
sealed interface StateRecord {
  /** The types of records, as {@link #json} writes them. */
  Set<String> TYPES = Set.of("message", "step", "attempt", "redelivery", "advance", "reset");

  /** When it happened, in the sandbox's time. */
  Instant at();

  /**
   * A message was accepted.
   *
   * @param draft without the secret
   * @param secretHash that identifies the secret
   */
  record Accepted(
      long number, String smsId, Instant at, MessageDraft draft, Optional<String> secretHash)
      implements StateRecord {}

  /** The next step of a message happened. */
  record StepDone(String smsId, Instant at) implements StateRecord {}

  /**
   * An attempt ended.
   *
   * @param webhook of the message, counted from 1
   * @param retryAt when the next attempt is due; empty after the last
   */
  record Attempted(String smsId, int webhook, AttemptRecord attempt, Optional<Instant> retryAt)
      implements StateRecord {
    @Override
    public Instant at() {
      return attempt.at();
    }
  }

  /** The webhooks of a message that had ended are sent again. */
  record Redelivered(String smsId, Instant at) implements StateRecord {}

  /** The clock was advanced to this time. */
  record Advanced(Instant at) implements StateRecord {}

  /** Everything before was forgotten. */
  record Reset(Instant at) implements StateRecord {}

  /** The record as JSON. */
  default Json.Obj json() {
    return switch (this) {
      case Accepted accepted -> message(accepted);
      case StepDone step -> typed("step", step).put("smsId", step.smsId()).build();
      case Attempted attempted -> attempt(attempted);
      case Redelivered redelivered ->
          typed("redelivery", redelivered).put("smsId", redelivered.smsId()).build();
      case Advanced advanced -> typed("advance", advanced).build();
      case Reset reset -> typed("reset", reset).build();
    };
  }

  private static JsonObjectBuilder typed(String type, StateRecord record) {
    return new JsonObjectBuilder().put("type", type).put("at", record.at().toString());
  }

  private static Json.Obj message(Accepted accepted) {
    MessageDraft draft = accepted.draft();
    JsonObjectBuilder json =
        typed("message", accepted)
            .put("smsId", accepted.smsId())
            .put("number", accepted.number())
            .put("phoneNumber", draft.phone())
            .put(
                "route",
                Json.of(draft.route().stream().map(Channel::wireName).map(Json::of).toList()))
            .put("parts", draft.parts())
            .put("senderId", draft.senderId())
            .put("scenario", ScenarioFormat.write(draft.scenario()));
    draft
        .target()
        .ifPresent(target ->
            json.put("webhookUrl", target.url().text())
                .put("reportType", target.type().wireName())
                .put("secretHash", accepted.secretHash()));
    return json.build();
  }

  private static Json.Obj attempt(Attempted attempted) {
    AttemptRecord attempt = attempted.attempt();
    return typed("attempt", attempted)
        .put("smsId", attempted.smsId())
        .put("webhook", attempted.webhook())
        .put("attempt", attempt.number())
        .put("tookMs", attempt.took().toMillis())
        .put("status", attempt.status())
        .put("acknowledged", attempt.acknowledged())
        .put("reason", attempt.reason())
        .put("retryAt", attempted.retryAt().map(Instant::toString))
        .build();
  }
}
