package com.otpiq.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.rule.Basis;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which results fail a run, and how they are counted. */
class CheckReportTest {
  private static final CheckResult PASSED = result("p", Severity.ERROR, Verdict.passed(), false);
  private static final CheckResult ERROR =
      result("e", Severity.ERROR, new Verdict.Failed("x"), false);
  private static final CheckResult WARNING =
      result("w", Severity.WARNING, new Verdict.Failed("x"), false);
  private static final CheckResult SUSPICION =
      result("s", Severity.ERROR, new Verdict.Suspected("x"), false);
  private static final CheckResult SKIPPED =
      result("k", Severity.ERROR, new Verdict.Skipped("x"), false);
  private static final CheckResult KNOWN =
      result("n", Severity.ERROR, new Verdict.Failed("x"), true);

  @Test
  void an_error_fails_the_run_and_a_known_one_does_not() {
    assertThat(report(false, true, PASSED, ERROR).isFailure()).isTrue();
    assertThat(report(true, true, PASSED, KNOWN).isFailure()).isFalse();
  }

  @Test
  void warnings_and_suspicions_fail_only_a_strict_run() {
    assertThat(report(false, true, WARNING, SUSPICION, SKIPPED).isFailure()).isFalse();
    assertThat(report(true, true, WARNING).isFailure()).isTrue();
    assertThat(report(true, true, SUSPICION).isFailure()).isTrue();
    assertThat(report(true, true, SKIPPED).isFailure()).isFalse();
  }

  @Test
  void an_incomplete_run_is_a_failure() {
    assertThat(report(false, false, PASSED).isFailure()).isTrue();
  }

  @Test
  void problems_are_sorted_by_level_and_counted() {
    CheckReport report = report(false, true, SUSPICION, KNOWN, WARNING, PASSED, ERROR, SKIPPED);

    assertThat(report.problems()).containsExactly(KNOWN, ERROR, WARNING, SUSPICION);
    assertThat(report.count(ResultLevel.ERROR)).isEqualTo(2);
    assertThat(report.newCount(ResultLevel.ERROR)).isEqualTo(1);
    assertThat(report.knownCount()).isEqualTo(1);
    assertThat(report.count(ResultLevel.SKIPPED)).isEqualTo(1);
  }

  @Test
  void the_receivers_message_is_that_of_the_last_exchange_that_the_verdict_is_about() {
    CheckResult result =
        new CheckResult(
            ERROR.check(),
            ERROR.verdict(),
            List.of(evidence("first", false), evidence("last", false), evidence("more", true)),
            Duration.ZERO,
            false);

    assertThat(result.receiverMessage()).hasValue("last");
    assertThat(ERROR.receiverMessage()).isEmpty();
  }

  @Test
  void a_verdict_keeps_its_kind_when_its_text_changes() {
    assertThat(new Verdict.Failed("a").map(text -> text + "b")).isEqualTo(new Verdict.Failed("ab"));
    assertThat(new Verdict.Suspected("a").map(text -> text + "b"))
        .isEqualTo(new Verdict.Suspected("ab"));
    assertThat(new Verdict.Skipped("a").map(text -> text + "b"))
        .isEqualTo(new Verdict.Skipped("ab"));
    assertThat(new Verdict.Passed("a").map(text -> text + "b").text()).isEqualTo("ab");
  }

  private static Evidence evidence(String excerpt, boolean supplementary) {
    return new Evidence("request", "200", excerpt, Optional.empty(), Duration.ZERO, supplementary);
  }

  private static CheckReport report(boolean strict, boolean complete, CheckResult... results) {
    return new CheckReport(
        "http://localhost/",
        Optional.empty(),
        Instant.EPOCH,
        List.of(results),
        strict,
        true,
        complete ? List.of() : List.of("a gap"),
        List.of(),
        List.of(),
        Duration.ZERO);
  }

  private static CheckResult result(String id, Severity severity, Verdict verdict, boolean known) {
    Check check =
        new Check(id, CheckGroup.HTTP, severity, Basis.ASSUMED, "sends", "expects", "why", "fix");
    return new CheckResult(check, verdict, List.of(), Duration.ZERO, known);
  }
}
