package com.otpiq.check.session;

import com.otpiq.verdict.Check;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.verdict.Verdict;

/** A check and how it is carried out. */
public record CheckCase(Check check, Mode mode, Examination examination) {
  /** When a check is carried out. */
  public enum Mode {
    /** Before the others, in order; where it fails, nothing else can be seen. */
    GATE,
    /** Before the others, for they rest on what it learns. */
    FIRST,
    /** At the same time as others of its kind. */
    TOGETHER,
    /** While nothing else goes on. */
    ALONE,
    /** After all others. */
    LAST;

    /** Whether it is carried out even where nobody asks for it: then only bad news is told. */
    public boolean isAlways() {
      return this == GATE || this == FIRST || this == LAST;
    }
  }

  /** What is done with the receiver, and what it shows. */
  @FunctionalInterface
  public interface Examination {
    Verdict of(CheckSession session) throws InterruptedException, IncompleteCheckException;
  }

  /** The usual way: beside the others. */
  public static CheckCase of(Check check, Examination examination) {
    return new CheckCase(check, Mode.TOGETHER, examination);
  }

  public CheckCase in(Mode other) {
    return new CheckCase(check, other, examination);
  }

  /** The same, skipped where nobody can see what the application remembers. */
  public CheckCase lookingBehind() {
    return new CheckCase(
        check,
        mode,
        session ->
            session.subject().blind().isPresent()
                ? new Verdict.Skipped(session.subject().blind().get())
                : examination.of(session));
  }

  /** The same, skipped where no secret is known. */
  public CheckCase withSecret() {
    return new CheckCase(
        check,
        mode,
        session ->
            session.subject().proof().secret().isEmpty()
                ? new Verdict.Skipped("no secret is given: --secret-file")
                : examination.of(session));
  }
}
