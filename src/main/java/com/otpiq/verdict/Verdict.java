package com.otpiq.verdict;

import java.util.Optional;
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
   * @param cause what other checks may fail for as well; empty if only this one can
   */
  record Failed(String found, Optional<Cause> cause) implements Verdict {
    /** A failure that only this check can find. */
    public Failed(String found) {
      this(found, Optional.empty());
    }
  }

  /**
   * The receiver probably does not do what it must, which cannot be confirmed from outside.
   *
   * @param found the sign of it
   * @param cause what other checks may fail for as well; empty if only this one can
   */
  record Suspected(String found, Optional<Cause> cause) implements Verdict {
    /** A suspicion that only this check can find. */
    public Suspected(String found) {
      this(found, Optional.empty());
    }
  }

  /**
   * The check does not apply: the receiver has nothing of the kind, or the user gave no option that
   * it needs.
   *
   * @param reason why
   * @param option the option that makes it run, as help writes it; empty if none does
   */
  record Skipped(String reason, Optional<String> option) implements Verdict {
    /** The options without which a receiver is judged from outside. */
    public static final String STATE_OPTIONS = "--state-url or --state-cmd";

    /** A check that no option makes run. */
    public Skipped(String reason) {
      this(reason, Optional.empty());
    }

    /**
     * A check that needs something that the user can give.
     *
     * @param what for example "the previous secret"
     * @param option for example {@code --old-secret-file}
     */
    public static Skipped without(String what, String option) {
      return new Skipped("it needs " + what + ": " + option, Optional.of(option));
    }
  }

  /**
   * The check applies, but could not be carried out or finished. It makes the run incomplete.
   *
   * @param reason why
   */
  record Unfinished(String reason) implements Verdict {}

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
      case Failed failed ->
          new Failed(change.apply(failed.found()), failed.cause().map(each -> each.map(change)));
      case Suspected suspected ->
          new Suspected(
              change.apply(suspected.found()), suspected.cause().map(each -> each.map(change)));
      case Skipped skipped -> new Skipped(change.apply(skipped.reason()), skipped.option());
      case Unfinished unfinished -> new Unfinished(change.apply(unfinished.reason()));
    };
  }

  /** What other checks may fail for as well; empty if only this one can. */
  default Optional<Cause> cause() {
    return switch (this) {
      case Failed failed -> failed.cause();
      case Suspected suspected -> suspected.cause();
      case Passed _, Skipped _, Unfinished _ -> Optional.empty();
    };
  }

  /** The note, the finding or the reason; may be empty. */
  default String text() {
    return switch (this) {
      case Passed passed -> passed.note();
      case Failed failed -> failed.found();
      case Suspected suspected -> suspected.found();
      case Skipped skipped -> skipped.reason();
      case Unfinished unfinished -> unfinished.reason();
    };
  }
}
