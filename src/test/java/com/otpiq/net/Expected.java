package com.otpiq.net;

import com.otpiq.delivery.Outcome;
import java.util.Arrays;
import java.util.function.Predicate;

/** What an outcome has to be, and the words for it. */
record Expected(String words, Predicate<Outcome> holds) {

  static Expected answered(int status) {
    return answer(status, "whole", answered -> answered.warning().isEmpty());
  }

  static Expected answered(int status, String body) {
    return answer(
        status,
        "with body " + body,
        answered -> answered.warning().isEmpty() && body.equals(answered.body()));
  }

  static Expected answeredWithWarning(int status) {
    return answer(status, "with a warning", answered -> answered.warning().isPresent());
  }

  static Expected timedOut(Phase phase) {
    return new Expected(
        "timed out in " + phase,
        outcome -> outcome instanceof Outcome.TimedOut out && out.during().equals(phase.words()));
  }

  /** Failed for a reason that has one of these in its sentence. */
  static Expected failed(String... texts) {
    return new Expected(
        "failed, and says one of " + Arrays.toString(texts),
        outcome ->
            outcome instanceof Outcome.Failed failed
                && Arrays.stream(texts).anyMatch(failed.reason()::contains));
  }

  Expected or(Expected other) {
    return new Expected(words + " or " + other.words, holds.or(other.holds));
  }

  private static Expected answer(int status, String how, Predicate<Outcome.Answered> more) {
    return new Expected(
        "answered %d %s".formatted(status, how),
        outcome ->
            outcome instanceof Outcome.Answered answered
                && answered.status() == status
                && more.test(answered));
  }
}
