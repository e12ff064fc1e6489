package com.otpiq.check;

import com.otpiq.check.session.CheckCase;
import com.otpiq.check.session.CheckCase.Phase;
import com.otpiq.check.session.CheckSession;
import com.otpiq.check.session.Exchanges;
import com.otpiq.check.session.TimeLimit;
import com.otpiq.time.Stopwatch;
import com.otpiq.verdict.CheckResult;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Runs the procedure of one check, once. */
final class CaseRunner {
  /** Each repetition has messages of its own. */
  private static final long REPETITION = 1_000;

  private final CheckRun run;
  private final List<CheckCase> cases;
  private final Map<Integer, Integer> repetitions = new ConcurrentHashMap<>();

  CaseRunner(CheckRun run, List<CheckCase> cases) {
    this.run = run;
    this.cases = cases;
  }

  CheckCase at(int index) {
    return cases.get(index);
  }

  /** Runs the check with this index; if it ran before, with other messages. */
  CheckAttempt attempt(int index) throws InterruptedException {
    CheckCase checkCase = cases.get(index);
    long number = index + REPETITION * (repetitions.merge(index, 1, Integer::sum) - 1);
    Exchanges exchanges =
        new Exchanges(
            run.log(),
            checkCase.check().id(),
            run.investigates() && requiresResponses(checkCase.phase()));
    Stopwatch stopwatch = Stopwatch.start(run.receiver().time());
    try (CheckSession session =
        new CheckSession(run.receiver(), run.seed().random(number), run::remaining, exchanges)) {
      Verdict verdict = verdict(checkCase, session);
      if (verdict instanceof Verdict.Passed
          && requiresResponses(checkCase.phase())
          && exchanges.unanswered().isPresent()) {
        verdict = exchanges.unanswered().get().failure();
      }
      return new CheckAttempt(
          index,
          new CheckResult(
              checkCase.check(),
              verdict.map(session::redact),
              session.evidence(),
              stopwatch.elapsed(),
              false),
          exchanges);
    }
  }

  /** Whether each request of a check in this phase must have a response. */
  static boolean requiresResponses(Phase phase) {
    return phase != Phase.PRECONDITION && phase != Phase.SETUP;
  }

  /** The result of a check that did not run. */
  CheckResult notRun(int index, Verdict verdict) {
    return new CheckResult(cases.get(index).check(), verdict, List.of(), Duration.ZERO, false);
  }

  private Verdict verdict(CheckCase checkCase, CheckSession session) throws InterruptedException {
    if (run.stopReason().isPresent()) {
      return new Verdict.Unfinished(run.stopReason().get());
    }
    if (run.remaining().isZero()) {
      return new Verdict.Unfinished(TimeLimit.REACHED);
    }
    try {
      Verdict verdict = checkCase.procedure().run(session);
      return checkCase.phase() == Phase.PRECONDITION ? verdict : session.beyondLimit(verdict);
    } catch (IncompleteCheckException incomplete) {
      return checkCase.phase() == Phase.SETUP && incomplete.isLookup()
          ? new Verdict.Failed(incomplete.reason())
          : new Verdict.Unfinished(incomplete.reason());
    }
  }
}
