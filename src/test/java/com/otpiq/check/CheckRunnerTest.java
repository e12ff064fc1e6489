package com.otpiq.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.check.session.CheckCase;
import com.otpiq.check.session.CheckCase.Phase;
import com.otpiq.check.session.CheckCase.Procedure;
import com.otpiq.check.session.CheckPayload;
import com.otpiq.verdict.CheckReport;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.verdict.ResultLevel;
import com.otpiq.verdict.Verdict;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.Status;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When checks run, and which results are reported. */
class CheckRunnerTest extends CheckRunnerTestBase {
  @Test
  void checks_run_phase_by_phase_and_are_reported_in_the_order_of_the_catalogue()
      throws InterruptedException {
    CheckReport report =
        scenario.run(
            List.of(
                passing("last", Phase.LAST),
                passing("exclusive", Phase.EXCLUSIVE),
                passing("concurrent", Phase.CONCURRENT),
                passing("setup", Phase.SETUP),
                passing("precondition", Phase.PRECONDITION)));

    assertThat(ran).containsExactly("precondition", "setup", "concurrent", "exclusive", "last");
    assertThat(CheckScenario.ids(report))
        .containsExactly("last", "exclusive", "concurrent", "setup", "precondition");
    assertThat(reported()).containsExactlyElementsOf(CheckScenario.ids(report));
  }

  @Test
  void eight_checks_run_at_the_same_time() throws InterruptedException {
    CountDownLatch allRun = new CountDownLatch(8);
    Procedure waits =
        _ -> {
          allRun.countDown();
          return allRun.await(20, TimeUnit.SECONDS)
              ? Verdict.passed()
              : new Verdict.Failed("it ran alone");
        };
    CheckReport report =
        scenario.run(IntStream.range(0, 8).mapToObj(i -> concurrent("c" + i, waits)).toList());

    assertThat(CheckScenario.problems(report)).isEmpty();
  }

  @Test
  void an_exclusive_check_runs_while_no_other_check_runs() throws InterruptedException {
    AtomicInteger running = new AtomicInteger();
    Procedure alone =
        _ -> {
          int others = running.getAndIncrement();
          running.decrementAndGet();
          return others == 0 ? Verdict.passed() : new Verdict.Failed(others + " others");
        };
    CheckReport report =
        scenario.run(
            List.of(
                checkCase("e1", Phase.EXCLUSIVE, alone),
                checkCase("e2", Phase.EXCLUSIVE, alone),
                checkCase("e3", Phase.LAST, alone)));

    assertThat(CheckScenario.problems(report)).isEmpty();
  }

  @Test
  void a_lookup_that_fails_fails_the_setup_and_leaves_other_checks_unfinished()
      throws InterruptedException {
    Procedure lookup =
        _ -> {
          throw IncompleteCheckException.lookupFailed("the look-up failed");
        };
    CheckReport report =
        scenario.run(List.of(checkCase("setup", Phase.SETUP, lookup), concurrent("other", lookup)));

    assertThat(CheckScenario.result(report, "setup").level()).isEqualTo(ResultLevel.ERROR);
    assertThat(CheckScenario.result(report, "other").level()).isEqualTo(ResultLevel.INCOMPLETE);
    assertThat(CheckScenario.text(report, "other")).isEqualTo("the look-up failed");
    assertThat(report.complete()).isFalse();
  }

  @Test
  void a_selection_of_which_nothing_is_checked_makes_the_run_incomplete()
      throws InterruptedException {
    List<CheckCase> cases =
        List.of(
            concurrent("a-1", _ -> new Verdict.Skipped("x")),
            concurrent("a-2", _ -> new Verdict.Skipped("x")),
            passing("b-1", Phase.CONCURRENT),
            concurrent("b-2", _ -> new Verdict.Skipped("x")));
    for (String only : List.of("a-1", "a-*", "b-2")) {
      scenario.only = List.of("b-1", only);
      CheckReport report = scenario.run(cases);

      assertThat(report.gaps()).containsExactly("nothing of --only " + only + " was checked");
      assertThat(report.isFailure()).isTrue();
    }
    scenario.only = List.of("b-*");

    assertThat(scenario.run(cases).isFailure()).isFalse();
  }

  @Test
  void what_is_not_selected_does_not_run_unless_others_need_it() throws InterruptedException {
    scenario.only = List.of("wanted");
    CheckReport report =
        scenario.run(
            List.of(
                passing("gate", Phase.PRECONDITION),
                passing("setup", Phase.SETUP),
                passing("wanted", Phase.CONCURRENT),
                passing("other", Phase.CONCURRENT),
                passing("exclusive", Phase.EXCLUSIVE),
                failing("last", Phase.LAST)));

    assertThat(ran).containsExactly("gate", "setup", "wanted", "last");
    assertThat(CheckScenario.ids(report)).as("only its failures").containsExactly("wanted", "last");
  }

  @Test
  void a_problem_of_the_baseline_does_not_fail_the_run_and_a_fixed_one_is_named()
      throws InterruptedException {
    scenario.baseline = Set.of("known", "fixed");
    CheckReport report =
        scenario.run(
            List.of(failing("known", Phase.CONCURRENT), passing("fixed", Phase.CONCURRENT)));

    assertThat(report.isFailure()).isFalse();
    assertThat(report.knownCount()).isEqualTo(1);
    assertThat(report.newCount(ResultLevel.ERROR)).isZero();
    assertThat(report.fixed()).containsExactly("fixed");
  }

  @Test
  void secrets_are_redacted_in_verdicts_and_evidence() throws InterruptedException {
    scenario.receiver.responseBody = _ -> "secret: " + FaultyReceiver.SECRET;
    Procedure quotes =
        session -> {
          var response =
              session.deliver(session.newMessage(), CheckPayload.of(Channel.SMS, Status.DELIVERED));
          return new Verdict.Failed(response.body());
        };
    CheckReport report = scenario.run(List.of(concurrent("a", quotes)));

    assertThat(report.toString()).doesNotContain(FaultyReceiver.SECRET);
    assertThat(CheckScenario.result(report, "a").receiverMessage().orElseThrow())
        .startsWith("secret: ");
  }
}
