package com.otpiq.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.check.session.CheckCase;
import com.otpiq.verdict.Cause;
import com.otpiq.verdict.CheckReport;
import com.otpiq.verdict.ResultLevel;
import com.otpiq.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** Wrong responses while several checks run, and what happens when a check runs alone. */
class OnlyConcurrentlyTest extends CheckRunnerTestBase {
  private static final Cause BUSY = Cause.ofResponse("503 Service Unavailable", "use a pool");
  private static final Cause BROKEN = Cause.ofResponse("500 TypeError", "mend it");

  private final Map<String, Integer> runs = new ConcurrentHashMap<>();

  @Test
  void what_passes_alone_is_a_failure_of_checks_that_run_together() throws InterruptedException {
    CheckReport report = scenario.run(List.of(first("a", BUSY), first("b", BUSY)));

    assertThat(CheckScenario.text(report, "a"))
        .isEqualTo("503 Service Unavailable, while other checks ran; alone, it passes");
    assertThat(CheckScenario.result(report, "b").level()).isEqualTo(ResultLevel.ERROR);
    assertThat(report.findings()).singleElement().matches(each -> each.cause().get().concurrent());
  }

  @Test
  void of_one_cause_that_is_met_alone_only_one_check_runs_again() throws InterruptedException {
    CheckReport report = scenario.run(List.of(always("a"), always("b"), always("c")));

    assertThat(CheckScenario.text(report, "a")).isEqualTo("500 TypeError");
    assertThat(report.findings()).singleElement().matches(each -> !each.cause().get().concurrent());
    assertThat(runs.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(4);
  }

  @Test
  void what_is_not_a_wrong_response_does_not_run_again() throws InterruptedException {
    scenario.run(List.of(first("a", new Cause("final-state-changes", "a late webhook counts"))));

    assertThat(runs).containsEntry("a", 1);
  }

  private CheckCase first(String id, Cause cause) {
    return concurrent(
        id, _ -> runs.merge(id, 1, Integer::sum) == 1 ? failed(cause) : Verdict.passed());
  }

  private CheckCase always(String id) {
    return concurrent(
        id,
        _ -> {
          runs.merge(id, 1, Integer::sum);
          return failed(BROKEN);
        });
  }

  private static Verdict failed(Cause cause) {
    return new Verdict.Failed(cause.title(), Optional.of(cause));
  }
}
