package com.otpiq.check;

import com.otpiq.check.session.ApplicationProcess;
import com.otpiq.check.session.CheckCase;
import com.otpiq.check.session.CheckCase.Phase;
import com.otpiq.check.session.ReceiverUnderTest;
import com.otpiq.event.CheckEvent;
import com.otpiq.event.Reporter;
import com.otpiq.time.Seed;
import com.otpiq.verdict.Check;
import com.otpiq.verdict.CheckReport;
import com.otpiq.verdict.CheckResult;
import com.otpiq.verdict.ResultLevel;
import com.otpiq.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Runs checks phase by phase, and reports the results in the order of the catalogue. */
public final class CheckRunner {
  private final List<CheckCase> cases;
  private final CheckRun run;
  private final CheckPlan plan;
  private final Reporter reporter;
  private final ResultLog results;
  private final SequentialRunner sequential;
  private final ConcurrentRunner concurrent;

  CheckRunner(
      List<CheckCase> cases,
      ReceiverUnderTest receiver,
      ApplicationProcess process,
      CheckPlan plan,
      Seed seed,
      Reporter reporter) {
    this.cases = cases;
    this.plan = plan;
    this.reporter = reporter;
    this.run = new CheckRun(receiver, process, plan, seed);
    this.results = new ResultLog(reporter);
    CaseRunner runner = new CaseRunner(run, cases);
    this.sequential = new SequentialRunner(run, runner, this::add);
    this.concurrent = new ConcurrentRunner(run, runner, sequential, this::add);
  }

  /** A runner of the checks of a receiver. */
  public static CheckRunner ofReceiver(
      ReceiverUnderTest receiver,
      ApplicationProcess process,
      CheckPlan plan,
      Seed seed,
      Reporter reporter) {
    return new CheckRunner(Checks.RECEIVER, receiver, process, plan, seed, reporter);
  }

  /** A runner of the checks of a public URL, which send nothing that an application acts on. */
  public static CheckRunner ofProduction(
      ReceiverUnderTest receiver, CheckPlan plan, Seed seed, Reporter reporter) {
    return new CheckRunner(
        Checks.PRODUCTION, receiver, ApplicationProcess.UNKNOWN, plan, seed, reporter);
  }

  /**
   * Runs the selected checks.
   *
   * @throws InterruptedException if the thread is interrupted; a report of what is known was
   *     reported before
   */
  public CheckReport run() throws InterruptedException {
    Instant started = run.receiver().time().now();
    try {
      runAll();
    } catch (InterruptedException interrupted) {
      finish(started, true);
      throw interrupted;
    }
    return finish(started, false);
  }

  private void runAll() throws InterruptedException {
    if (plan.failFast()) {
      runInOrder(Phase.values());
    } else {
      runInOrder(Phase.PRECONDITION, Phase.SETUP);
      concurrent.run(selected(Phase.CONCURRENT));
      runInOrder(Phase.EXCLUSIVE, Phase.LAST);
    }
  }

  private CheckReport finish(Instant started, boolean interrupted) {
    if (interrupted) {
      results.addMissing(
          IntStream.range(0, cases.size()).filter(this::isSelected).boxed().toList(),
          index -> unfinished(cases.get(index).check()));
    }
    CheckReport report = report(started, results.all());
    reporter.report(new CheckEvent.CheckSummary(report));
    return report;
  }

  private static CheckResult unfinished(Check check) {
    return new CheckResult(
        check, new Verdict.Unfinished("the run was interrupted"), List.of(), Duration.ZERO, false);
  }

  private CheckReport report(Instant started, List<CheckResult> all) {
    List<String> fixed =
        all.stream()
            .filter(result -> result.verdict() instanceof Verdict.Passed)
            .map(result -> result.check().id())
            .filter(plan.baseline()::contains)
            .toList();
    return new CheckReport(
        run.receiver().target().toString(),
        plan.source(),
        started,
        all,
        plan.strict(),
        run.receiver().isReached(),
        gaps(all),
        run.outages(),
        fixed,
        run.elapsed());
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
      for (int index : selected(phase)) {
        add(index, sequential.run(index));
      }
    }
  }

  /** The checks of a phase that run. */
  private List<Integer> selected(Phase phase) {
    List<Integer> all =
        IntStream.range(0, cases.size())
            .filter(i -> cases.get(i).phase() == phase)
            .boxed()
            .toList();
    all.stream().filter(i -> !runs(i)).forEach(i -> results.add(i, Optional.empty()));
    return all.stream().filter(this::runs).toList();
  }

  private boolean runs(int index) {
    return isSelected(index) || cases.get(index).phase().alwaysRuns();
  }

  private boolean isSelected(int index) {
    return plan.selection().includes(cases.get(index).check());
  }

  /** What was not selected is reported only if it says something. */
  private void add(int index, CheckResult unjudged) {
    String id = unjudged.check().id();
    CheckResult result =
        unjudged.verdict().isProblem() && plan.baseline().contains(id)
            ? unjudged.asKnown()
            : unjudged;
    if (cases.get(index).phase() == Phase.PRECONDITION
        && result.verdict() instanceof Verdict.Failed) {
      run.stop(id + " must pass first");
    } else if (plan.failFast() && result.fails(plan.strict())) {
      run.stop("--fail-fast stopped the run at " + id);
    }
    boolean silent =
        switch (result.verdict()) {
          case Verdict.Passed _, Verdict.Skipped _ -> true;
          case Verdict.Unfinished _ -> run.stopReason().isPresent();
          case Verdict.Failed _, Verdict.Suspected _ -> false;
        };
    results.add(index, Optional.of(result).filter(_ -> isSelected(index) || !silent));
  }
}
