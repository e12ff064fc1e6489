package com.otpiq.check;

import com.otpiq.check.session.CheckCase;
import com.otpiq.check.session.CheckCase.Phase;
import com.otpiq.check.session.CheckSession;
import com.otpiq.check.session.ReceiverUnderTest;
import com.otpiq.event.Event;
import com.otpiq.event.Reporter;
import com.otpiq.time.Seed;
import com.otpiq.time.Stopwatch;
import com.otpiq.verdict.CheckReport;
import com.otpiq.verdict.CheckResult;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Carries out checks: first those on which the others rest, then together those that do not disturb
 * each other, then the rest alone. They are reported in the order of the catalogue.
 */
public final class CheckRunner {
  /** Enough to overlap the waits of the checks, and no load for the receiver. */
  private static final int CONCURRENCY = 8;

  private final List<CheckCase> cases;
  private final ReceiverUnderTest receiver;
  private final CheckPlan plan;
  private final Seed seed;
  private final Reporter reporter;
  private final ResultLog results;
  private final Stopwatch watch = Stopwatch.start();
  private volatile Optional<String> end = Optional.empty();
  private volatile boolean late;

  private CheckRunner(
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
  }

  /** The checks of a receiver. */
  public static CheckRunner ofReceiver(
      ReceiverUnderTest receiver, CheckPlan plan, Seed seed, Reporter reporter) {
    return new CheckRunner(Checks.RECEIVER, receiver, plan, seed, reporter);
  }

  /** The look at a public URL, which sends nothing that an application would act on. */
  public static CheckRunner ofProduction(
      ReceiverUnderTest receiver, CheckPlan plan, Seed seed, Reporter reporter) {
    return new CheckRunner(Checks.PRODUCTION, receiver, plan, seed, reporter);
  }

  /** Carries all of them out, tells of each result in order, and of the verdict at the end. */
  public CheckReport run() throws InterruptedException {
    Instant at = receiver.time().now();
    if (plan.failFast()) {
      runInOrder(List.of(Phase.values()));
    } else {
      runInOrder(List.of(Phase.PRECONDITION, Phase.SETUP));
      runConcurrently();
      runInOrder(List.of(Phase.EXCLUSIVE, Phase.LAST));
    }
    List<CheckResult> all = results.all();
    List<String> fixed =
        all.stream()
            .filter(result -> result.verdict() instanceof Verdict.Passed)
            .map(result -> result.check().id())
            .filter(plan.known()::contains)
            .toList();
    CheckReport report =
        new CheckReport(
            receiver.target().toString(),
            plan.source(),
            at,
            all,
            plan.strict(),
            receiver.isReached(),
            !late && all.stream().noneMatch(this::isMissed),
            fixed,
            watch.elapsed());
    reporter.report(new Event.Concluded(report));
    return report;
  }

  /** Whether it was asked for by its very name, and could not be carried out. */
  private boolean isMissed(CheckResult result) {
    return result.verdict() instanceof Verdict.Skipped
        && end.isEmpty()
        && plan.selection().includesByName(result.check());
  }

  private void runInOrder(List<Phase> phases) throws InterruptedException {
    for (int i = 0; i < cases.size(); i++) {
      if (phases.contains(cases.get(i).phase())) {
        runCase(i);
      }
    }
  }

  private void runConcurrently() throws InterruptedException {
    List<Callable<Boolean>> work =
        IntStream.range(0, cases.size())
            .filter(i -> cases.get(i).phase() == Phase.CONCURRENT)
            .<Callable<Boolean>>mapToObj(i -> () -> runCase(i))
            .toList();
    try (ExecutorService lanes =
        Executors.newFixedThreadPool(CONCURRENCY, Thread.ofVirtual().name("check-", 0).factory())) {
      for (Future<Boolean> done : lanes.invokeAll(work)) {
        done.get();
      }
    } catch (ExecutionException fault) {
      throw unwrapped(fault);
    }
  }

  private static RuntimeException unwrapped(ExecutionException fault) {
    return fault.getCause() instanceof RuntimeException own
        ? own
        : new IllegalStateException(fault.getCause());
  }

  /** Carries out one check where it is needed; true always. */
  private boolean runCase(int number) throws InterruptedException {
    CheckCase checkCase = cases.get(number);
    boolean wanted = plan.selection().includes(checkCase.check());
    if (!wanted && !checkCase.phase().alwaysRuns()) {
      results.add(number, Optional.empty());
      return true;
    }
    CheckResult result = result(checkCase, number);
    if (checkCase.phase() == Phase.PRECONDITION && result.verdict() instanceof Verdict.Failed) {
      end = Optional.of("nothing more can be seen while " + checkCase.check().id() + " fails");
    } else if (plan.failFast() && result.fails(plan.strict())) {
      end = Optional.of("--fail-fast ended it at " + checkCase.check().id());
    }
    results.add(number, Optional.of(result).filter(each -> wanted || each.verdict().isProblem()));
    return true;
  }

  private CheckResult result(CheckCase checkCase, int number) throws InterruptedException {
    Stopwatch own = Stopwatch.start();
    try (CheckSession session =
        new CheckSession(receiver, seed.random(number), () -> watch.leftOf(plan.limit()))) {
      Verdict verdict = verdict(checkCase, session).map(session::redact);
      boolean known = verdict.isProblem() && plan.known().contains(checkCase.check().id());
      return new CheckResult(checkCase.check(), verdict, session.evidence(), own.elapsed(), known);
    }
  }

  private Verdict verdict(CheckCase checkCase, CheckSession session) throws InterruptedException {
    if (end.isPresent()) {
      return new Verdict.Skipped(end.get());
    }
    if (watch.leftOf(plan.limit()).isZero()) {
      late = true;
      return new Verdict.Skipped("the time of --max-time was over");
    }
    try {
      return checkCase.procedure().run(session);
    } catch (IncompleteCheckException unfinished) {
      late |= unfinished.isTimeLimit();
      return checkCase.phase() == Phase.SETUP && !unfinished.isTimeLimit()
          ? new Verdict.Failed(unfinished.reason())
          : new Verdict.Skipped(unfinished.reason());
    }
  }
}
