package com.otpiq.check;

import com.otpiq.check.session.CheckCase.Phase;
import com.otpiq.check.session.CheckResponse;
import com.otpiq.verdict.Cause;
import com.otpiq.verdict.CheckResult;
import com.otpiq.verdict.Outage;
import com.otpiq.verdict.ResultLevel;
import com.otpiq.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Runs checks while no other runs. If the application ends, stops responding or breaks a
 * connection, it runs the check again to find out whether the check causes it.
 */
final class SequentialRunner {
  /** How long it may run after the request that ends it, if it is known that one does. */
  private static final Duration SOON = Duration.ofMillis(100);

  /** How many checks before the one during which the application ended may have caused it. */
  private static final int EARLIER = 24;

  private static final String CRASH =
      "Find the error in the application's output or log, and reject what it cannot handle with a 4xx.";

  private final CheckRun run;
  private final CaseRunner cases;
  private final BiConsumer<Integer, CheckResult> correction;
  private final List<Integer> sinceStart = new ArrayList<>();
  private boolean cautious;
  private int found;

  /**
   * Runs the checks of a run.
   *
   * @param correction takes a new result of a check that ran before
   */
  SequentialRunner(CheckRun run, CaseRunner cases, BiConsumer<Integer, CheckResult> correction) {
    this.run = run;
    this.cases = cases;
    this.correction = correction;
  }

  /** What the application did during a check. */
  private enum Incident {
    NONE,
    BROKEN,
    HUNG,
    ENDED
  }

  /** From now on, waits after each check whether the application ends. */
  void beCautious() {
    cautious = true;
    sinceStart.clear();
  }

  /** How many checks were found to cause an incident. */
  int found() {
    return found;
  }

  /** Runs a check, and finds out whether it causes what it meets. */
  CheckResult run(int index) throws InterruptedException {
    run.expectResponses(1);
    CheckAttempt first = cases.attempt(index);
    if (!run.investigates() || run.stopReason().isPresent() || run.remaining().isZero()) {
      return first.result();
    }
    Incident incident = incidentAfter(first, cautious ? SOON : Duration.ZERO);
    if (incident != Incident.NONE) {
      beCautiousFrom(index);
    }
    CheckResult result =
        switch (incident) {
          case NONE -> delays(first) ? delayed(first) : first.result();
          case BROKEN -> afterBreak(first);
          case HUNG -> hung(first);
          case ENDED -> afterEnd(first);
        };
    sinceStart.add(index);
    return result;
  }

  /** Whether a response is slow that should not be. A burst may be. */
  private boolean delays(CheckAttempt attempt) {
    Phase phase = cases.at(attempt.index()).phase();
    return attempt.isSlow() && run.isQuick() && (phase == Phase.CONCURRENT || phase == Phase.LAST);
  }

  private CheckResult delayed(CheckAttempt first) throws InterruptedException {
    CheckResult result = new BlockedReceiver(run, cases).result(first);
    found += result.level() == ResultLevel.ERROR ? 1 : 0;
    return result;
  }

  private void beCautiousFrom(int index) {
    cautious = true;
    sinceStart.remove(Integer.valueOf(index));
  }

  private Incident incidentAfter(CheckAttempt attempt, Duration patience)
      throws InterruptedException {
    if (!run.receiver().isReached() && run.process().ending().isEmpty()) {
      run.resume();
      return Incident.NONE;
    }
    boolean alive = run.isAlive(attempt.isSuspect() ? CheckRun.AT_ONCE : patience);
    boolean hung = run.isHung();
    run.resume();
    if (!alive) {
      return Incident.ENDED;
    }
    if (hung) {
      return Incident.HUNG;
    }
    boolean broken =
        attempt.exchanges().broken().isPresent()
            && CaseRunner.requiresResponses(cases.at(attempt.index()).phase());
    return broken ? Incident.BROKEN : Incident.NONE;
  }

  private boolean isPrecondition(CheckAttempt attempt) {
    return cases.at(attempt.index()).phase() == Phase.PRECONDITION;
  }

  private CheckResult afterEnd(CheckAttempt first) throws InterruptedException {
    Outage seen = Outages.after(run, first, false);
    List<Integer> earlier = sinceStart.reversed().stream().limit(EARLIER).toList();
    if (isPrecondition(first) || run.remaining().isZero() || !restart()) {
      run.add(seen);
      return ended(first, seen);
    }
    CheckAttempt second = cases.attempt(first.index());
    Incident again = incidentAfter(second, CheckRun.END_DELAY);
    if (again == Incident.ENDED) {
      return proven(second);
    }
    if (!isFoundAmong(earlier)) {
      run.add(seen);
    }
    return again == Incident.BROKEN ? broken(second, "") : second.result();
  }

  /** Finds the check after which the application ends with a delay, by bisection. */
  private boolean isFoundAmong(List<Integer> earlier) throws InterruptedException {
    List<Integer> suspects = earlier;
    while (suspects.size() > 1 && run.stopReason().isEmpty()) {
      List<Integer> half = suspects.subList(0, suspects.size() / 2);
      suspects = endsAfter(half) ? half : suspects.subList(suspects.size() / 2, suspects.size());
    }
    if (suspects.isEmpty() || run.stopReason().isPresent()) {
      return false;
    }
    CheckAttempt repeated = cases.attempt(suspects.getFirst());
    if (incidentAfter(repeated, CheckRun.END_DELAY) != Incident.ENDED) {
      return false;
    }
    correction.accept(repeated.index(), proven(repeated));
    return true;
  }

  /** Whether the application ends when these checks run; then it is started again. */
  private boolean endsAfter(List<Integer> indexes) throws InterruptedException {
    for (int index : indexes) {
      if (incidentAfter(cases.attempt(index), Duration.ZERO) == Incident.ENDED) {
        restart();
        return true;
      }
    }
    boolean ends = !run.isAlive(CheckRun.END_DELAY);
    if (ends) {
      restart();
    }
    return ends;
  }

  private boolean restart() throws InterruptedException {
    sinceStart.clear();
    return run.restart();
  }

  /** The application ended, and ended again when this check ran alone. */
  private CheckResult proven(CheckAttempt attempt) throws InterruptedException {
    Outage outage = Outages.after(run, attempt, true);
    run.add(outage);
    if (run.stopReason().isEmpty()) {
      restart();
    }
    return ended(attempt, outage);
  }

  private CheckResult ended(CheckAttempt attempt, Outage outage) {
    found++;
    String text =
        attempt
            .exchanges()
            .broken()
            .map(response -> response.summary() + ": " + outage.what())
            .orElse(
                outage.what()
                    + outage.after().stream().map(each -> " after " + each).findFirst().orElse(""));
    return attempt.asError(
        new Verdict.Failed(
            run.receiver().redact(text),
            Optional.of(new Cause("ended: " + outage.text(), outage.what(), Optional.of(CRASH)))));
  }

  private CheckResult hung(CheckAttempt attempt) throws InterruptedException {
    Outage outage = Outages.hung(run, attempt);
    run.add(outage);
    if (!run.process().isOwn()) {
      run.stopHung();
    } else if (run.stopReason().isEmpty()) {
      restart();
    }
    found++;
    return attempt.asError(
        new Verdict.Failed(
            outage.text() + ": no other webhook gets a response",
            Optional.of(new Cause("hung: " + outage.text(), outage.what(), Optional.of(CRASH)))));
  }

  /** A connection broke, and the application still responds, or does so again. */
  private CheckResult afterBreak(CheckAttempt first) throws InterruptedException {
    CheckAttempt second = cases.attempt(first.index());
    return switch (incidentAfter(second, CheckRun.AT_ONCE)) {
      case ENDED -> proven(second);
      case HUNG -> hung(second);
      case BROKEN -> broken(second, ", each time, and other webhooks get a response");
      case NONE ->
          first.with(
              first.exchanges().broken().orElseThrow().failure("; repeated, it got a response"));
    };
  }

  private CheckResult broken(CheckAttempt attempt, String more) {
    found++;
    CheckResponse response = attempt.exchanges().broken().orElseThrow();
    return attempt.asError(response.failure(more));
  }
}
