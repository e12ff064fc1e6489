package com.otpiq.check.state;

import com.otpiq.check.probe.ObservedState;
import com.otpiq.check.probe.StatusText;
import com.otpiq.check.session.CheckPayload;
import com.otpiq.check.session.CheckResponse;
import java.util.Optional;

/**
 * A message with one event, from which the application's terms are learned.
 *
 * @param response empty if the webhook was not sent
 * @param before the state before the event
 * @param first the state after the event
 * @param second the state some time later, without another event
 */
record StateSample(
    CheckPayload payload,
    String smsId,
    Optional<CheckResponse> response,
    ObservedState before,
    ObservedState first,
    ObservedState second) {
  /** A message before its event. */
  static StateSample of(CheckPayload payload, String smsId, ObservedState before) {
    return new StateSample(payload, smsId, Optional.empty(), before, before, before);
  }

  StateSample answered(CheckResponse given) {
    return new StateSample(payload, smsId, Optional.of(given), before, first, second);
  }

  /** A copy with a newer state. */
  StateSample observed(ObservedState newest) {
    return new StateSample(payload, smsId, response, before, second, newest);
  }

  boolean isAcknowledged() {
    return response.filter(CheckResponse::isAcknowledged).isPresent();
  }

  /** Whether a state has another status than there was before the event. */
  boolean isChangedIn(ObservedState state) {
    return state.status().isPresent() && !state.status().equals(before.status());
  }

  /** Whether the event was acknowledged and has a status in the look-up. */
  boolean isStored() {
    return isAcknowledged() && isChangedIn(second);
  }

  boolean isPending() {
    return isAcknowledged() && !isStored();
  }

  /** Whether the status is not the same in the last two states: it may be stored in two steps. */
  boolean isChanging() {
    return isStored() && !first.status().equals(second.status());
  }

  /** The status as it was stored. */
  String stored() {
    return second.status().orElseThrow();
  }

  /** The statuses of the two last states, which must be the same. */
  StatusText.Pair statuses() {
    return new StatusText.Pair(first.status().orElse(""), stored());
  }
}
