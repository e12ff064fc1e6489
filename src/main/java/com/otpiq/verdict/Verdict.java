package com.otpiq.verdict;

import java.util.function.UnaryOperator;

/** What a check found. */
public sealed interface Verdict {
  /**
   * It holds.
   *
   * @param remark what is worth knowing all the same; may be empty
   */
  record Passed(String remark) implements Verdict {}

  /**
   * It does not hold.
   *
   * @param found what the receiver did instead
   */
  record Failed(String found) implements Verdict {}

  /**
   * It probably does not hold, but nobody can be sure from outside.
   *
   * @param found what speaks for it
   */
  record Suspected(String found) implements Verdict {}

  /**
   * Nobody looked.
   *
   * @param why the reason, and how to have it checked
   */
  record Skipped(String why) implements Verdict {}

  static Verdict passed() {
    return new Passed("");
  }

  /** Whether something is wrong, or seems to be. */
  default boolean isBad() {
    return this instanceof Failed || this instanceof Suspected;
  }

  /** The same, its text changed like this. */
  default Verdict through(UnaryOperator<String> change) {
    return switch (this) {
      case Passed passed -> new Passed(change.apply(passed.remark()));
      case Failed failed -> new Failed(change.apply(failed.found()));
      case Suspected suspected -> new Suspected(change.apply(suspected.found()));
      case Skipped skipped -> new Skipped(change.apply(skipped.why()));
    };
  }

  /** What was found, or why nobody looked; empty where all is well. */
  default String text() {
    return switch (this) {
      case Passed passed -> passed.remark();
      case Failed failed -> failed.found();
      case Suspected suspected -> suspected.found();
      case Skipped skipped -> skipped.why();
    };
  }
}
