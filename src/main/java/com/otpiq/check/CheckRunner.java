package com.otpiq.check;

import com.otpiq.check.session.CheckCase;
import com.otpiq.check.session.CheckCase.Mode;
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
  private static final int LANES = 8;

  private final List<CheckCase> trials;
  private final ReceiverUnderTest subject;
  private final CheckPlan plan;
  private final Seed seed;
  private final Reporter reporter;
  private final ResultLog minutes;
  private final Stopwatch watch = Stopwatch.start();
  private volatile Optional<String> end = Optional.empty();
  private volatile boolean late;

  private CheckRunner(
      List<CheckCase> trials,
      ReceiverUnderTest subject,
      CheckPlan plan,
      Seed seed,
      Reporter reporter) {
    this.trials = trials;
    this.subject = subject;
    this.plan = plan;
    this.seed = seed;
    this.reporter = reporter;
    this.minutes = new ResultLog(reporter);
  }

  /** The checks of a receiver. */
  public static CheckRunner ofReceiver(
      ReceiverUnderTest subject, CheckPlan plan, Seed seed, Reporter reporter) {
    return new CheckRunner(Checks.TRIALS, subject, plan, seed, reporter);
  }

  /** The look at a public URL, which sends nothing that an application would act on. */
  public static CheckRunner ofProduction(
      ReceiverUnderTest subject, CheckPlan plan, Seed seed, Reporter reporter) {
    return new CheckRunner(Checks.PRODUCTION, subject, plan, seed, reporter);
  }

  /** Carries all of them out, tells of each result in order, and of the verdict at the end. */
  public CheckReport run() throws InterruptedException {
    Instant at = subject.time().now();
    if (plan.failFast()) {
      inOrder(List.of(Mode.values()));
    } else {
      inOrder(List.of(Mode.GATE, Mode.FIRST));
      together();
      inOrder(List.of(Mode.ALONE, Mode.LAST));
    }
    List<CheckResult> results = minutes.all();
    List<String> fixed =
        results.stream()
            .filter(result -> result.verdict() instanceof Verdict.Passed)
            .map(result -> result.check().id())
            .filter(plan.known()::contains)
            .toList();
    CheckReport report =
        new CheckReport(
            subject.target().toString(),
            plan.source(),
            at,
            results,
            plan.strict(),
            subject.isReached(),
            !late && results.stream().noneMatch(this::isMissed),
            fixed,
            watch.elapsed());
    reporter.report(new Event.Concluded(report));
    return report;
  }

  /** Whether it was asked for by its very name, and could not be carried out. */
  private boolean isMissed(CheckResult result) {
    return result.verdict() instanceof Verdict.Skipped
        && end.isEmpty()
        && plan.selection().names(result.check());
  }

  private void inOrder(List<Mode> modes) throws InterruptedException {
    for (int i = 0; i < trials.size(); i++) {
      if (modes.contains(trials.get(i).mode())) {
        settle(i);
      }
    }
  }

  private void together() throws InterruptedException {
    List<Callable<Boolean>> work =
        IntStream.range(0, trials.size())
            .filter(i -> trials.get(i).mode() == Mode.TOGETHER)
            .<Callable<Boolean>>mapToObj(i -> () -> settle(i))
            .toList();
    try (ExecutorService lanes =
        Executors.newFixedThreadPool(LANES, Thread.ofVirtual().name("check-", 0).factory())) {
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
  private boolean settle(int number) throws InterruptedException {
    CheckCase trial = trials.get(number);
    boolean wanted = plan.selection().wants(trial.check());
    if (!wanted && !trial.mode().isAlways()) {
      minutes.note(number, Optional.empty());
      return true;
    }
    CheckResult result = result(trial, number);
    if (trial.mode() == Mode.GATE && result.verdict() instanceof Verdict.Failed) {
      end = Optional.of("nothing more can be seen while " + trial.check().id() + " fails");
    } else if (plan.failFast() && result.fails(plan.strict())) {
      end = Optional.of("--fail-fast ended it at " + trial.check().id());
    }
    minutes.note(number, Optional.of(result).filter(each -> wanted || each.verdict().isProblem()));
    return true;
  }

  private CheckResult result(CheckCase trial, int number) throws InterruptedException {
    Stopwatch own = Stopwatch.start();
    try (CheckSession session =
        new CheckSession(subject, seed.random(number), () -> watch.leftOf(plan.limit()))) {
      Verdict verdict = verdict(trial, session).map(session::clean);
      boolean known = verdict.isProblem() && plan.known().contains(trial.check().id());
      return new CheckResult(trial.check(), verdict, session.evidence(), own.elapsed(), known);
    }
  }

  private Verdict verdict(CheckCase trial, CheckSession session) throws InterruptedException {
    if (end.isPresent()) {
      return new Verdict.Skipped(end.get());
    }
    if (watch.leftOf(plan.limit()).isZero()) {
      late = true;
      return new Verdict.Skipped("the time of --max-time was over");
    }
    try {
      return trial.examination().of(session);
    } catch (IncompleteCheckException unfinished) {
      late |= unfinished.isTimeLimit();
      return trial.mode() == Mode.FIRST && !unfinished.isTimeLimit()
          ? new Verdict.Failed(unfinished.reason())
          : new Verdict.Skipped(unfinished.reason());
    }
  }
}
