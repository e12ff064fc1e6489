package com.otpiq.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.check.FaultInjector.Fault;
import com.otpiq.verdict.CheckReport;
import com.otpiq.verdict.ResultLevel;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A fault that begins at any request of a run, whether a webhook or a look-up: the run never
 * passes.
 */
@Execution(ExecutionMode.CONCURRENT)
class FaultAtEachRequestTest {
  /**
   * The first request decides whether there is a receiver. A stride that shares no factor with the
   * phases of a run.
   */
  private static final int STRIDE = 5;

  static Stream<Integer> firsts() throws InterruptedException {
    AtomicInteger requests = new AtomicInteger();
    CheckScenario scenario = new CheckScenario();
    new FaultInjector(scenario, Fault.RESETS, _ -> requests.incrementAndGet() < 0);
    assertThat(scenario.run().isFailure()).isFalse();
    int offset = requests.get() % STRIDE;
    return IntStream.iterate(2 + offset, n -> n < requests.get() * 9 / 10, n -> n + STRIDE).boxed();
  }

  @ParameterizedTest
  @MethodSource("firsts")
  void an_application_that_ends_for_good_fails_the_run(int first) throws InterruptedException {
    CheckReport report = run(Fault.DIES, n -> n == first, false);

    assertThat(report.isFailure()).isTrue();
    assertThat(report.outages()).hasSize(1);
    assertThat(report.outages().getFirst().after()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("firsts")
  void an_application_that_ends_once_is_reported_and_all_checks_run(int first)
      throws InterruptedException {
    CheckReport report = run(Fault.DIES, n -> n == first, true);

    assertThat(report.isFailure()).isTrue();
    assertThat(report.outages()).hasSize(1);
    if (report.count(ResultLevel.ERROR) == 0) {
      assertThat(report.complete()).isTrue();
      assertThat(report.count(ResultLevel.PASSED)).isEqualTo(report.results().size());
    }
  }

  @ParameterizedTest
  @MethodSource("firsts")
  void connections_that_break_from_then_on_fail_the_run(int first) throws InterruptedException {
    assertThat(run(Fault.RESETS, n -> n >= first, false).isFailure()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("firsts")
  void an_application_that_stops_responding_fails_the_run_in_time(int first)
      throws InterruptedException {
    CheckReport report = run(Fault.HANGS_FOR_GOOD, n -> n == first, false);

    assertThat(report.isFailure()).isTrue();
    assertThat(report.complete()).isFalse();
  }

  private static CheckReport run(Fault fault, IntPredicate which, boolean restarts)
      throws InterruptedException {
    CheckScenario scenario = new CheckScenario();
    AtomicInteger requests = new AtomicInteger();
    FaultInjector injector =
        new FaultInjector(scenario, fault, _ -> which.test(requests.incrementAndGet()));
    scenario.process.restarts = restarts;
    CheckReport report = scenario.run();
    assertThat(injector.faults).as("%s", report).hasPositiveValue();
    return report;
  }
}
