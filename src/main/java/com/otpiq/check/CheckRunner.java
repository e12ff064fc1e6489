package com.otpiq.check;

import com.otpiq.check.session.CheckCase;
import com.otpiq.check.session.CheckCase.Phase;
import com.otpiq.check.session.CheckSession;
import com.otpiq.check.session.ReceiverUnderTest;
import com.otpiq.check.session.TimeLimit;
import com.otpiq.event.CheckEvent;
import com.otpiq.event.Reporter;
import com.otpiq.time.Seed;
import com.otpiq.time.Stopwatch;
import com.otpiq.verdict.CheckReport;
import com.otpiq.verdict.CheckResult;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.verdict.ResultLevel;
import com.otpiq.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Runs checks phase by phase, and reports the results in the order of the catalogue. */
public final class CheckRunner {
  /** Enough to overlap the waits of the checks, without load for the receiver. */
  private static final int CONCURRENCY = 8;

  private final List<CheckCase> cases;
  private final ReceiverUnderTest receiver;
  private final CheckPlan plan;
  private final Seed seed;
  private final Reporter reporter;
  private final ResultLog results;
  private final Stopwatch stopwatch;
  private volatile Optional<String> stopReason = Optional.empty();

  CheckRunner(
      List<CheckCase> cases,
      ReceiverUnderTest receiver,
      CheckPlan plan,
      Seed seed,
      Reporter reporter) {
    this.cases = cases;
    this.receiver = receiver;
    this.plan = plan;
    this.seed = seed;
    this.reporter = reporter;
    this.results = new ResultLog(reporter);
    this.stopwatch = Stopwatch.start(receiver.time());
  }

  /** A runner of the checks of a receiver. */
  public static CheckRunner ofReceiver(
      ReceiverUnderTest receiver, CheckPlan plan, Seed seed, Reporter reporter) {
    return new CheckRunner(Checks.RECEIVER, receiver, plan, seed, reporter);
  }

  /** A runner of the checks of a public URL, which send nothing that an application acts on. */
  public static CheckRunner ofProduction(
      ReceiverUnderTest receiver, CheckPlan plan, Seed seed, Reporter reporter) {
    return new CheckRunner(Checks.PRODUCTION, receiver, plan, seed, reporter);
  }

  /**
   * Runs the selected checks.
   *
   * @throws InterruptedException if the thread is interrupted; then there is no report
   */
  public CheckReport run() throws InterruptedException {
    Instant started = receiver.time().now();
    if (plan.failFast()) {
      runInOrder(Phase.values());
    } else {
      runInOrder(Phase.PRECONDITION, Phase.SETUP);
      runConcurrently();
      runInOrder(Phase.EXCLUSIVE, Phase.LAST);
    }
    CheckReport report = report(started, results.all());
    reporter.report(new CheckEvent.CheckSummary(report));
    return report;
  }

  private CheckReport report(Instant started, List<CheckResult> all) {
    List<String> fixed =
        all.stream()
            .filter(result -> result.verdict() instanceof Verdict.Passed)
            .map(result -> result.check().id())
            .filter(plan.baseline()::contains)
            .toList();
    return new CheckReport(
        receiver.target().toString(),
        plan.source(),
        started,
        all,
        plan.strict(),
        receiver.isReached(),
        gaps(all),
        List.of(),
        fixed,
        stopwatch.elapsed());
  }

  /** Why the run is incomplete: what the user named in {@code --only} was not checked at all. */
  private List<String> gaps(List<CheckResult> all) {
    return plan.selection().only().stream()
        .filter(pattern ->
            all.stream()
                .filter(result -> CheckSelection.matches(pattern, result.check().id()))
                .allMatch(result -> result.level() == ResultLevel.SKIPPED))
        .map(pattern -> "nothing of --only " + pattern + " was checked")
        .toList();
  }

  private void runInOrder(Phase... phases) throws InterruptedException {
    for (Phase phase : phases) {
      for (int index : indexes(phase)) {
        runCase(index);
      }
    }
  }

  private int[] indexes(Phase phase) {
    return IntStream.range(0, cases.size()).filter(i -> cases.get(i).phase() == phase).toArray();
  }

  private void runConcurrently() throws InterruptedException {
    List<Callable<Boolean>> tasks =
        IntStream.of(indexes(Phase.CONCURRENT))
            .<Callable<Boolean>>mapToObj(i ->
                () -> {
                  runCase(i);
                  return true;
                })
            .toList();
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

  private void runCase(int index) throws InterruptedException {
    CheckCase checkCase = cases.get(index);
    boolean selected = plan.selection().includes(checkCase.check());
    if (!selected && !checkCase.phase().alwaysRuns()) {
      results.add(index, Optional.empty());
      return;
    }
    CheckResult result = result(checkCase, index);
    if (checkCase.phase() == Phase.PRECONDITION && result.verdict() instanceof Verdict.Failed) {
      stopReason = Optional.of(checkCase.check().id() + " must pass first");
    } else if (plan.failFast() && result.fails(plan.strict())) {
      stopReason = Optional.of("--fail-fast stopped the run at " + checkCase.check().id());
    }
    results.add(index, Optional.of(result).filter(each -> selected || each.verdict().isProblem()));
  }

  private CheckResult result(CheckCase checkCase, int index) throws InterruptedException {
    Stopwatch caseStopwatch = Stopwatch.start(receiver.time());
    try (CheckSession session = new CheckSession(receiver, seed.random(index), this::remaining)) {
      Verdict verdict = verdict(checkCase, session).map(session::redact);
      boolean known = verdict.isProblem() && plan.baseline().contains(checkCase.check().id());
      return new CheckResult(
          checkCase.check(), verdict, session.evidence(), caseStopwatch.elapsed(), known);
    }
  }

  private Duration remaining() {
    return stopwatch.remainingOf(plan.timeLimit());
  }

  private Verdict verdict(CheckCase checkCase, CheckSession session) throws InterruptedException {
    if (stopReason.isPresent()) {
      return new Verdict.Unfinished(stopReason.get());
    }
    if (remaining().isZero()) {
      return new Verdict.Unfinished(TimeLimit.REACHED);
    }
    try {
      return checkCase.procedure().run(session);
    } catch (IncompleteCheckException incomplete) {
      return checkCase.phase() == Phase.SETUP && !incomplete.isTimeLimit()
          ? new Verdict.Failed(incomplete.reason())
          : new Verdict.Unfinished(incomplete.reason());
    }
  }
}
