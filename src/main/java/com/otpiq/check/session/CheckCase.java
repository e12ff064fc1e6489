package com.otpiq.check.session;

import com.otpiq.verdict.Check;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.verdict.Verdict;

/** A check and how it is carried out. */
public record CheckCase(Check check, Phase phase, Procedure procedure) {
  /** When a check is carried out. */
  public enum Phase {
    /** Before the others, in order; where it fails, nothing else can be seen. */
    PRECONDITION,
    /** Before the others, for they rest on what it learns. */
    SETUP,
    /** At the same time as others of its kind. */
    CONCURRENT,
    /** While nothing else goes on. */
    EXCLUSIVE,
    /** After all others. */
    LAST;

    /** Whether it is carried out even where nobody asks for it: then only bad news is told. */
    public boolean alwaysRuns() {
      return this == PRECONDITION || this == SETUP || this == LAST;
    }
  }

  /** What is done with the receiver, and what it shows. */
  @FunctionalInterface
  public interface Procedure {
    Verdict run(CheckSession session) throws InterruptedException, IncompleteCheckException;
  }

  /** The usual way: beside the others. */
  public static CheckCase of(Check check, Procedure procedure) {
    return new CheckCase(check, Phase.CONCURRENT, procedure);
  }

  public CheckCase in(Phase other) {
    return new CheckCase(check, other, procedure);
  }

  /** The same, skipped where nobody can see what the application remembers. */
  public CheckCase requiringStateProbe() {
    return new CheckCase(
        check,
        phase,
        session ->
            session.receiver().stateUnavailable().isPresent()
                ? new Verdict.Skipped(session.receiver().stateUnavailable().get())
                : procedure.run(session));
  }

  /** The same, skipped where no secret is known. */
  public CheckCase requiringSecret() {
    return new CheckCase(
        check,
        phase,
        session ->
            session.receiver().credentials().secret().isEmpty()
                ? new Verdict.Skipped("no secret is given: --secret-file")
                : procedure.run(session));
  }
}
