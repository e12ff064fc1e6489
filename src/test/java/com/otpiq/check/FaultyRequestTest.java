package com.otpiq.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.check.FaultInjector.Fault;
import com.otpiq.verdict.CheckReport;
import com.otpiq.verdict.CheckResult;
import com.otpiq.verdict.Outage;
import com.otpiq.verdict.ResultLevel;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A fault at one kind of request, for every kind that a run sends: the check that sends it gets the
 * blame, and no other.
 */
@Execution(ExecutionMode.CONCURRENT)
class FaultyRequestTest {
  /** What every run begins with: an application that ends there is not checked any further. */
  private static final int FIRST = 2;

  /** The requests of a run, with the smsIds replaced. */
  static Stream<String> kinds() throws InterruptedException {
    Set<String> kinds = Collections.synchronizedSet(new LinkedHashSet<>());
    CheckScenario scenario = new CheckScenario();
    new FaultInjector(
        scenario, Fault.RESETS, request -> kinds.add(kind(request)) && kinds.isEmpty());
    assertThat(scenario.run().isFailure()).isFalse();
    return kinds.stream().skip(FIRST).filter(kind -> !kind.startsWith("GET sms"));
  }

  private static String kind(String request) {
    return request
        .replaceAll("sms[-_][0-9a-f]{16,24}", "sms")
        .replaceAll("(?s)(.{400}).*(.{300})", "$1…$2");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void an_application_that_ends_at_it_is_started_again_and_the_request_is_named(String kind)
      throws InterruptedException {
    CheckReport report = run(Fault.DIES, kind);

    assertThat(report.isFailure()).isTrue();
    assertThat(report.outages()).isNotEmpty().allMatch(Outage::proven);
    List<String> blamed =
        report.outages().stream().flatMap(each -> each.checks().stream()).toList();
    assertThat(report.results())
        .filteredOn(result -> result.level() == ResultLevel.ERROR)
        .extracting(result -> result.check().id())
        .containsAll(blamed);
    if (report.outages().size() == 1) {
      assertThat(report.complete()).as("%s", report).isTrue();
    }
    assertThat(verdict(run(Fault.DIES, kind))).isEqualTo(verdict(report));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void a_connection_that_breaks_at_it_is_an_error_of_each_check_that_sends_it(String kind)
      throws InterruptedException {
    CheckReport report = run(Fault.RESETS, kind);

    assertThat(report.outages()).isEmpty();
    assertThat(report.count(ResultLevel.ERROR))
        .as("a body that is too large may be rejected so")
        .matches(count -> count > 0 || kind.contains("padding"));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void an_application_that_hangs_at_it_alone_has_a_problem(String kind)
      throws InterruptedException {
    CheckReport report = run(Fault.HANGS, kind);

    assertThat(report.isFailure() || !report.problems().isEmpty()).as("%s", report).isTrue();
    assertThat(report.outages()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void an_application_that_hangs_from_then_on_is_started_again_and_the_request_is_named(String kind)
      throws InterruptedException {
    CheckReport report = run(Fault.HANGS_FOR_GOOD, kind);

    assertThat(report.isFailure()).isTrue();
    assertThat(report.outages()).isNotEmpty();
  }

  /**
   * What is the same in each run. If the application ends so often that the run ends, it depends on
   * the threads which of the checks that run together had passed before.
   */
  private static List<String> verdict(CheckReport report) {
    return report.results().stream()
        .filter(result -> report.complete() || result.verdict().isProblem())
        .map(FaultyRequestTest::level)
        .toList();
  }

  private static String level(CheckResult result) {
    return result.check().id() + " " + result.level();
  }

  private static CheckReport run(Fault fault, String kind) throws InterruptedException {
    CheckScenario scenario = new CheckScenario();
    scenario.timeLimit = Duration.ofHours(10);
    new FaultInjector(scenario, fault, request -> kind(request).equals(kind));
    scenario.process.restarts = true;
    scenario.process.isOwn = true;
    return scenario.run();
  }
}
