package com.otpiq.verdict;

import java.util.function.UnaryOperator;

/** The outcome of one check. */
public sealed interface Verdict {
  /**
   * The receiver does what it must.
   *
   * @param note a detail worth knowing; may be empty
   */
  record Passed(String note) implements Verdict {}

  /**
   * The receiver does not do what it must.
   *
   * @param found what the receiver did instead
   */
  record Failed(String found) implements Verdict {}

  /**
   * The receiver probably does not do what it must, which cannot be confirmed from outside.
   *
   * @param found the sign of it
   */
  record Suspected(String found) implements Verdict {}

  /**
   * The check did not run.
   *
   * @param reason why, and the option that makes it run
   */
  record Skipped(String reason) implements Verdict {}

  /** Passed, without a note. */
  static Verdict passed() {
    return new Passed("");
  }

  /** Whether the check failed or is suspected to fail. */
  default boolean isProblem() {
    return this instanceof Failed || this instanceof Suspected;
  }

  /** A copy with its text changed. */
  default Verdict map(UnaryOperator<String> change) {
    return switch (this) {
      case Passed passed -> new Passed(change.apply(passed.note()));
      case Failed failed -> new Failed(change.apply(failed.found()));
      case Suspected suspected -> new Suspected(change.apply(suspected.found()));
      case Skipped skipped -> new Skipped(change.apply(skipped.reason()));
    };
  }

  /** The note, the finding or the reason; may be empty. */
  default String text() {
    return switch (this) {
      case Passed passed -> passed.note();
      case Failed failed -> failed.found();
      case Suspected suspected -> suspected.found();
      case Skipped skipped -> skipped.reason();
    };
  }
}
