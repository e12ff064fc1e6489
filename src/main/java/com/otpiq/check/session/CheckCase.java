package com.otpiq.check.session;

import com.otpiq.verdict.Check;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.verdict.Verdict;

/** A check and the procedure that runs it. */
public record CheckCase(Check check, Phase phase, Procedure procedure) {
  /** When a check runs, in the order of a run. */
  public enum Phase {
    /** First, one after another; if one fails, no other check runs. */
    PRECONDITION,
    /** After the preconditions, one after another: other checks need what it learns. */
    SETUP,
    /** At the same time as the others of this phase. */
    CONCURRENT,
    /** One after another, while no other check runs. */
    EXCLUSIVE,
    /** At the end. */
    LAST;

    /** Whether it runs even if it is not selected; then it is reported only if it fails. */
    public boolean alwaysRuns() {
      return this == PRECONDITION || this == SETUP || this == LAST;
    }
  }

  /** Sends what the check sends, and returns the verdict. */
  @FunctionalInterface
  public interface Procedure {
    Verdict run(CheckSession session) throws InterruptedException, IncompleteCheckException;
  }

  /** A check that runs at the same time as others. */
  public static CheckCase of(Check check, Procedure procedure) {
    return new CheckCase(check, Phase.CONCURRENT, procedure);
  }

  /** A copy that runs in another phase. */
  public CheckCase in(Phase other) {
    return new CheckCase(check, other, procedure);
  }

  /** A copy that is skipped if the stored state cannot be read. */
  public CheckCase requiringStateProbe() {
    return new CheckCase(
        check,
        phase,
        session ->
            session.receiver().vocabulary().isPresent()
                ? procedure.run(session)
                : session.receiver().withoutState());
  }

  /** A copy that is skipped if there is no secret. */
  public CheckCase requiringSecret() {
    return new CheckCase(
        check,
        phase,
        session ->
            session.receiver().credentials().secret().isEmpty()
                ? Verdict.Skipped.without("the secret", "--secret-file")
                : procedure.run(session));
  }
}
