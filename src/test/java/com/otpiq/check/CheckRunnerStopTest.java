package com.otpiq.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.otpiq.check.session.CheckCase;
import com.otpiq.check.session.CheckCase.Phase;
import com.otpiq.check.session.CheckCase.Procedure;
import com.otpiq.check.session.CheckPayload;
import com.otpiq.check.session.TimeLimit;
import com.otpiq.event.CheckEvent;
import com.otpiq.verdict.CheckReport;
import com.otpiq.verdict.Verdict;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.Status;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What stops a run: a failed precondition, fail-fast, the time limit, an interrupt, a bug. */
class CheckRunnerStopTest extends CheckRunnerTestBase {
  @Test
  void nothing_runs_after_a_failed_precondition() throws InterruptedException {
    CheckReport report =
        scenario.run(
            List.of(
                failing("gate", Phase.PRECONDITION),
                passing("later-gate", Phase.PRECONDITION),
                passing("setup", Phase.SETUP),
                passing("other", Phase.CONCURRENT)));

    assertThat(ran).containsExactly("gate");
    assertThat(CheckScenario.text(report, "other")).isEqualTo("gate must pass first");
    assertThat(report.isFailure()).isTrue();
  }

  @Test
  void a_failed_setup_does_not_stop_the_others() throws InterruptedException {
    CheckReport report =
        scenario.run(List.of(failing("setup", Phase.SETUP), passing("other", Phase.CONCURRENT)));

    assertThat(ran).containsExactly("setup", "other");
    assertThat(CheckScenario.problems(report)).containsExactly("setup");
  }

  @Test
  void fail_fast_runs_one_check_after_another_and_stops_at_the_first_failure()
      throws InterruptedException {
    scenario.failFast = true;
    CheckReport report =
        scenario.run(
            List.of(
                passing("a", Phase.CONCURRENT),
                failing("b", Phase.CONCURRENT),
                passing("c", Phase.CONCURRENT)));

    assertThat(ran).containsExactly("a", "b");
    assertThat(CheckScenario.text(report, "c")).isEqualTo("--fail-fast stopped the run at b");
  }

  @Test
  void fail_fast_stops_at_a_warning_only_if_strict() throws InterruptedException {
    List<CheckCase> cases =
        List.of(warning("warning"), suspected("suspicion"), passing("c", Phase.CONCURRENT));
    scenario.failFast = true;
    assertThat(scenario.run(cases).isFailure()).isFalse();
    assertThat(ran).containsExactly("warning", "suspicion", "c");

    ran.clear();
    scenario.strict = true;
    assertThat(scenario.run(cases).isFailure()).isTrue();
    assertThat(ran).containsExactly("warning");
  }

  @Test
  void no_check_starts_after_the_time_limit() throws InterruptedException {
    scenario.timeLimit = Duration.ofSeconds(5);
    CheckReport report =
        scenario.run(
            List.of(taking("slow", Duration.ofSeconds(5)), passing("next", Phase.EXCLUSIVE)));

    assertThat(ran).containsExactly("slow");
    assertThat(CheckScenario.text(report, "next")).isEqualTo(TimeLimit.REACHED);
    assertThat(report.complete()).isFalse();
    assertThat(report.isFailure()).isTrue();
    assertThat(report.took()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void a_running_check_sends_no_request_after_the_time_limit() throws InterruptedException {
    scenario.timeLimit = Duration.ofSeconds(5);
    Procedure sends =
        session -> {
          session.receiver().time().sleep(Duration.ofSeconds(6));
          session.deliver(session.newMessage(), CheckPayload.of(Channel.SMS, Status.DELIVERED));
          return Verdict.passed();
        };
    CheckReport report = scenario.run(List.of(concurrent("sends", sends)));

    assertThat(CheckScenario.text(report, "sends")).isEqualTo(TimeLimit.REACHED);
    assertThat(report.complete()).isFalse();
    assertThat(scenario.receiver.smsIds()).isEmpty();
  }

  @Test
  void an_interrupt_ends_the_run_with_a_report_of_what_is_known() {
    Procedure interrupted =
        _ -> {
          throw new InterruptedException();
        };
    List<CheckCase> cases =
        List.of(
            failing("before", Phase.SETUP),
            checkCase("during", Phase.SETUP, interrupted),
            passing("after", Phase.CONCURRENT));

    assertThatThrownBy(() -> scenario.run(cases)).isInstanceOf(InterruptedException.class);

    assertThat(scenario.events.getLast())
        .isInstanceOfSatisfying(
            CheckEvent.CheckSummary.class,
            summary -> {
              assertThat(summary.report().complete()).isFalse();
              assertThat(summary.report().problems())
                  .extracting(result -> result.check().id())
                  .containsExactly("before");
              assertThat(summary.report().unfinished())
                  .extracting(result -> result.check().id())
                  .containsExactly("during", "after");
            });
  }

  @Test
  void an_interrupt_while_checks_run_at_the_same_time_ends_the_run() throws InterruptedException {
    Thread runner = Thread.currentThread();
    Procedure blocks =
        _ -> {
          runner.interrupt();
          new CountDownLatch(1).await();
          return Verdict.passed();
        };

    assertThatThrownBy(() -> scenario.run(List.of(concurrent("a", blocks))))
        .isInstanceOf(InterruptedException.class);
    assertThat(scenario.events.getLast()).isInstanceOf(CheckEvent.CheckSummary.class);
  }

  @Test
  void an_exception_of_a_concurrent_check_ends_the_run() {
    Procedure broken =
        _ -> {
          throw new IllegalArgumentException("a bug");
        };

    assertThatThrownBy(() -> scenario.run(List.of(concurrent("a", broken))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a bug");
  }
}
