package com.otpiq.net.client;

import com.otpiq.delivery.Outcome;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * What an outcome has to be, and the words for it.
 *
 * @param mayTakeAllTime whether the exchange may end at its deadline
 */
record ExpectedOutcome(String words, Predicate<Outcome> holds, boolean mayTakeAllTime) {

  static ExpectedOutcome answered(int status) {
    return answer(status, "whole", false, answered -> answered.warning().isEmpty());
  }

  static ExpectedOutcome answered(int status, String body) {
    return answer(
        status,
        "with body " + body,
        false,
        answered -> answered.warning().isEmpty() && body.equals(answered.body().text()));
  }

  static ExpectedOutcome answeredWithWarning(int status) {
    return answer(status, "with a warning", true, answered -> answered.warning().isPresent());
  }

  static ExpectedOutcome timedOut(ExchangePhase phase) {
    return new ExpectedOutcome(
        "timed out in " + phase,
        outcome ->
            outcome instanceof Outcome.TimedOut out && out.during().equals(phase.description()),
        true);
  }

  /** Failed for a reason that has one of these in its sentence. */
  static ExpectedOutcome failed(String... texts) {
    return new ExpectedOutcome(
        "failed, and says one of " + Arrays.toString(texts),
        outcome ->
            outcome instanceof Outcome.Failed failed
                && Arrays.stream(texts).anyMatch(failed.reason()::contains),
        false);
  }

  ExpectedOutcome or(ExpectedOutcome other) {
    return new ExpectedOutcome(
        words + " or " + other.words,
        holds.or(other.holds),
        mayTakeAllTime || other.mayTakeAllTime);
  }

  private static ExpectedOutcome answer(
      int status, String how, boolean mayTakeAllTime, Predicate<Outcome.Responded> more) {
    return new ExpectedOutcome(
        "answered %d %s".formatted(status, how),
        outcome ->
            outcome instanceof Outcome.Responded answered
                && answered.status() == status
                && more.test(answered),
        mayTakeAllTime);
  }
}
