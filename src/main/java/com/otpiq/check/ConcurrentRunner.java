package com.otpiq.check;

import com.otpiq.check.session.ExchangeLog.Entry;
import com.otpiq.time.Stopwatch;
import com.otpiq.verdict.CheckResult;
import com.otpiq.verdict.Outage;
import com.otpiq.verdict.Verdict;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Runs checks at the same time. If the application ends, stops responding or breaks a connection,
 * all checks that ran at this time, and those that have not run, run again one after another.
 */
final class ConcurrentRunner {
  /** Enough to overlap the waits of the checks, without load for the receiver. */
  private static final int CONCURRENCY = 8;

  private static final int MOST_TIMEOUTS = 3;

  private final CheckRun run;
  private final CaseRunner cases;
  private final SequentialRunner sequential;
  private final BiConsumer<Integer, CheckResult> results;
  private final Map<Integer, Finished> finished = new TreeMap<>();
  private final Set<Integer> committed = new HashSet<>();

  private record Finished(CheckAttempt attempt, Stopwatch since) {}

  /**
   * Runs the checks of a run.
   *
   * @param sequential runs those again that were disturbed
   * @param results takes the result of each check
   */
  ConcurrentRunner(
      CheckRun run,
      CaseRunner cases,
      SequentialRunner sequential,
      BiConsumer<Integer, CheckResult> results) {
    this.run = run;
    this.cases = cases;
    this.sequential = sequential;
    this.results = results;
  }

  /** Runs the checks with these indexes. */
  void run(List<Integer> indexes) throws InterruptedException {
    if (run.stopReason().isPresent()) {
      indexes.forEach(index -> results.accept(index, interrupted(index)));
      return;
    }
    run.expectResponses(MOST_TIMEOUTS);
    runConcurrently(indexes);
    boolean disturbed = run.log().isDisturbed() || run.isHung();
    List<Entry> suspects = run.log().suspects();
    if (run.isAlive(disturbed ? CheckRun.AT_ONCE : Duration.ZERO) && !disturbed) {
      repeatDelayed();
      repeatFailed();
      commit(Duration.ZERO);
      return;
    }
    recover(indexes, suspects);
  }

  private void runConcurrently(List<Integer> indexes) throws InterruptedException {
    List<Callable<Boolean>> tasks =
        indexes.stream().<Callable<Boolean>>map(index -> () -> runOne(index)).toList();
    try (ExecutorService executor =
        Executors.newFixedThreadPool(CONCURRENCY, Thread.ofVirtual().name("check-", 0).factory())) {
      for (Future<Boolean> task : executor.invokeAll(tasks)) {
        task.get();
      }
    } catch (ExecutionException failure) {
      throw unwrapped(failure);
    }
  }

  private static RuntimeException unwrapped(ExecutionException failure) {
    return failure.getCause() instanceof RuntimeException cause
        ? cause
        : new IllegalStateException(failure.getCause());
  }

  private boolean runOne(int index) throws InterruptedException {
    if (run.log().isDisturbed()) {
      return false;
    }
    CheckAttempt attempt = cases.attempt(index);
    if (attempt.exchanges().lookupFailed() && !run.process().isReachable()) {
      run.log().disturb();
    }
    synchronized (finished) {
      finished.put(index, new Finished(attempt, Stopwatch.start(run.receiver().time())));
      if (!run.log().isDisturbed()) {
        commit(CheckRun.END_DELAY);
      }
    }
    return true;
  }

  /** Runs those again that may have waited for a slow one, alone. */
  private void repeatDelayed() throws InterruptedException {
    List<CheckAttempt> delayed =
        finished.values().stream().map(Finished::attempt).filter(CheckAttempt::isDelayed).toList();
    if (run.isQuick() && delayed.stream().anyMatch(CheckAttempt::isSlow)) {
      for (CheckAttempt attempt : delayed) {
        finished.remove(attempt.index());
        results.accept(attempt.index(), sequential.run(attempt.index()));
      }
    }
  }

  /**
   * Runs those again that got a wrong response, alone: one for each cause, and all of a cause that
   * this one does not meet alone.
   */
  private void repeatFailed() throws InterruptedException {
    Map<String, List<CheckAttempt>> byCause =
        finished.values().stream()
            .map(Finished::attempt)
            .filter(attempt -> attempt.wrongResponse().isPresent())
            .collect(Collectors.groupingBy(attempt -> attempt.wrongResponse().orElseThrow().id()));
    for (List<CheckAttempt> attempts : byCause.values()) {
      for (CheckAttempt attempt : attempts) {
        CheckResult alone = sequential.run(attempt.index());
        if (!(alone.verdict() instanceof Verdict.Passed)) {
          break;
        }
        finished.remove(attempt.index());
        results.accept(attempt.index(), attempt.failedOnlyConcurrently());
      }
    }
  }

  /** Passes on the results that have stood for this time. */
  private void commit(Duration age) {
    List<Integer> old =
        finished.entrySet().stream()
            .filter(each -> age.isZero() || !each.getValue().attempt().isToBeRepeated())
            .filter(each -> each.getValue().since().elapsed().compareTo(age) >= 0)
            .map(Map.Entry::getKey)
            .toList();
    for (int index : old) {
      Finished done = Objects.requireNonNull(finished.remove(index));
      results.accept(index, done.attempt().result());
      committed.add(index);
    }
  }

  private void recover(List<Integer> indexes, List<Entry> suspects) throws InterruptedException {
    boolean hung = run.isHung();
    boolean ended = hung || !run.isAlive(Duration.ZERO);
    Optional<Outage> outage =
        ended ? Optional.of(Outages.amongSeveral(run, hung, suspects)) : Optional.empty();
    List<Integer> left = indexes.stream().filter(index -> !committed.contains(index)).toList();
    run.resume();
    if (ended && !isBack(hung)) {
      run.add(outage.get());
      left.forEach(index -> results.accept(index, interrupted(index)));
      return;
    }
    sequential.beCautious();
    int before = sequential.found();
    for (int i = 0; i < left.size(); i++) {
      results.accept(left.get(i), sequential.run(left.get(i)));
      if (sequential.found() > before) {
        List<Integer> rest = left.subList(i + 1, left.size());
        finished.clear();
        run(rest);
        return;
      }
    }
    if (run.stopReason().isEmpty()) {
      outage.ifPresentOrElse(run::add, () -> left.forEach(this::reportBroken));
    }
  }

  private boolean isBack(boolean hung) throws InterruptedException {
    if (hung && !run.process().isOwn()) {
      run.stopHung();
      return false;
    }
    return run.restart();
  }

  /** The result of a check that ended before the application did, or that it is not finished. */
  private CheckResult interrupted(int index) {
    Finished last = finished.get(index);
    Verdict unfinished = new Verdict.Unfinished(run.stopReason().orElseThrow());
    return last == null
        ? cases.notRun(index, unfinished)
        : last.attempt().isDisturbed() ? last.attempt().with(unfinished) : last.attempt().result();
  }

  /** A connection broke, and no check breaks one when it runs alone. */
  private void reportBroken(int index) {
    Optional.ofNullable(finished.get(index))
        .map(Finished::attempt)
        .ifPresent(attempt ->
            attempt
                .exchanges()
                .broken()
                .ifPresent(response ->
                    results.accept(
                        index,
                        attempt.with(
                            response.failure(
                                ", while other checks ran; alone, it got a response")))));
  }
}
