package com.otpiq.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.otpiq.check.session.CheckCase;
import com.otpiq.check.session.CheckCase.Phase;
import com.otpiq.check.session.CheckCase.Procedure;
import com.otpiq.check.session.CheckPayload;
import com.otpiq.check.session.CheckSession;
import com.otpiq.event.CheckEvent;
import com.otpiq.rule.Basis;
import com.otpiq.verdict.Check;
import com.otpiq.verdict.CheckGroup;
import com.otpiq.verdict.CheckReport;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.verdict.ResultLevel;
import com.otpiq.verdict.Severity;
import com.otpiq.verdict.Verdict;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** When checks run, which results are reported, and when a run fails or stops. */
class CheckRunnerTest {
  private final CheckScenario scenario = new CheckScenario();
  private final List<String> ran = Collections.synchronizedList(new ArrayList<>());

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
          Thread.yield();
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
  void a_lookup_that_fails_fails_the_setup_and_skips_other_checks() throws InterruptedException {
    Procedure lookup =
        _ -> {
          throw IncompleteCheckException.lookupFailed("the look-up failed");
        };
    CheckReport report =
        scenario.run(List.of(checkCase("setup", Phase.SETUP, lookup), concurrent("other", lookup)));

    assertThat(CheckScenario.result(report, "setup").level()).isEqualTo(ResultLevel.ERROR);
    assertThat(CheckScenario.result(report, "other").level()).isEqualTo(ResultLevel.SKIPPED);
    assertThat(CheckScenario.text(report, "other")).isEqualTo("the look-up failed");
    assertThat(report.complete()).isTrue();
  }

  @Test
  void a_check_that_is_selected_by_name_and_skipped_makes_the_run_incomplete()
      throws InterruptedException {
    List<CheckCase> cases =
        List.of(concurrent("a", _ -> new Verdict.Skipped("x")), passing("b", Phase.CONCURRENT));
    scenario.only = List.of("a");
    CheckReport byName = scenario.run(cases);
    scenario.only = List.of("a*");
    CheckReport byPrefix = scenario.run(cases);

    assertThat(byName.complete()).isFalse();
    assertThat(byName.isFailure()).isTrue();
    assertThat(byPrefix.complete()).isTrue();
    assertThat(byPrefix.isFailure()).isFalse();
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
    assertThat(CheckScenario.text(report, "next")).isEqualTo(CheckSession.TIME_LIMIT);
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

    assertThat(CheckScenario.text(report, "sends")).isEqualTo(CheckSession.TIME_LIMIT);
    assertThat(report.complete()).isFalse();
    assertThat(scenario.receiver.smsIds()).isEmpty();
  }

  @Test
  void an_interrupt_ends_the_run_without_a_report() {
    Procedure interrupted =
        _ -> {
          throw new InterruptedException();
        };

    assertThatThrownBy(() -> scenario.run(List.of(checkCase("a", Phase.SETUP, interrupted))))
        .isInstanceOf(InterruptedException.class);
    assertThat(scenario.events).isEmpty();
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
    assertThat(scenario.events).isEmpty();
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

  private List<String> reported() {
    return scenario.events.stream()
        .flatMap(event ->
            event instanceof CheckEvent.CheckFinished finished
                ? Stream.of(finished.result().check().id())
                : Stream.<String>of())
        .toList();
  }

  private CheckCase passing(String id, Phase phase) {
    return checkCase(id, phase, _ -> Verdict.passed());
  }

  private CheckCase failing(String id, Phase phase) {
    return checkCase(id, phase, _ -> new Verdict.Failed("it failed"));
  }

  private CheckCase taking(String id, Duration duration) {
    return checkCase(
        id,
        Phase.SETUP,
        session -> {
          session.receiver().time().sleep(duration);
          return Verdict.passed();
        });
  }

  private CheckCase warning(String id) {
    return new CheckCase(
        check(id, Severity.WARNING),
        Phase.CONCURRENT,
        recorded(id, _ -> new Verdict.Failed("it failed")));
  }

  private CheckCase suspected(String id) {
    return checkCase(id, Phase.CONCURRENT, _ -> new Verdict.Suspected("it may fail"));
  }

  private CheckCase concurrent(String id, Procedure procedure) {
    return checkCase(id, Phase.CONCURRENT, procedure);
  }

  private CheckCase checkCase(String id, Phase phase, Procedure procedure) {
    return new CheckCase(check(id, Severity.ERROR), phase, recorded(id, procedure));
  }

  private Procedure recorded(String id, Procedure procedure) {
    return session -> {
      ran.add(id);
      return procedure.run(session);
    };
  }

  private static Check check(String id, Severity severity) {
    return new Check(
        id, CheckGroup.HTTP, severity, Basis.ASSUMED, "sends", "expects", "why", "fix");
  }
}
