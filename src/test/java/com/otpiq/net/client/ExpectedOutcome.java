package com.otpiq.net.client;

import com.otpiq.delivery.Outcome;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * What an outcome has to be, and the words for it.
 *
 * @param deadline of the exchange: short where the receiver lets it pass, longer where a response
 *     has to arrive before it passes, long where it is not to be reached, however busy the machine
 *     is
 */
record ExpectedOutcome(String words, Predicate<Outcome> holds, Duration deadline) {
  private static final Duration PASSES = Duration.ofMillis(150);
  private static final Duration PASSES_AFTER_RESPONSE = Duration.ofSeconds(1);
  private static final Duration NOT_REACHED = Duration.ofSeconds(10);

  static ExpectedOutcome answered(int status) {
    return answer(status, "whole", NOT_REACHED, answered -> answered.warning().isEmpty());
  }

  static ExpectedOutcome answered(int status, String body) {
    return answer(
        status,
        "with body " + body,
        NOT_REACHED,
        answered -> answered.warning().isEmpty() && body.equals(answered.body().text()));
  }

  static ExpectedOutcome answeredWithWarning(int status) {
    return answer(
        status,
        "with a warning",
        PASSES_AFTER_RESPONSE,
        answered -> answered.warning().isPresent());
  }

  static ExpectedOutcome timedOut(ExchangePhase phase) {
    return new ExpectedOutcome(
        "timed out in " + phase,
        outcome ->
            outcome instanceof Outcome.TimedOut out && out.during().equals(phase.description()),
        PASSES);
  }

  /** Failed for a reason that has one of these in its sentence. */
  static ExpectedOutcome failed(String... texts) {
    return new ExpectedOutcome(
        "failed, and says one of " + Arrays.toString(texts),
        outcome ->
            outcome instanceof Outcome.Failed failed
                && Arrays.stream(texts).anyMatch(failed.reason()::contains),
        NOT_REACHED);
  }

  ExpectedOutcome or(ExpectedOutcome other) {
    return new ExpectedOutcome(
        words + " or " + other.words,
        holds.or(other.holds),
        deadline.compareTo(other.deadline) < 0 ? deadline : other.deadline);
  }

  private static ExpectedOutcome answer(
      int status, String how, Duration deadline, Predicate<Outcome.Responded> more) {
    return new ExpectedOutcome(
        "answered %d %s".formatted(status, how),
        outcome ->
            outcome instanceof Outcome.Responded answered
                && answered.status() == status
                && more.test(answered),
        deadline);
  }
}
