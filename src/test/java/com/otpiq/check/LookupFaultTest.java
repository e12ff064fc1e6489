package com.otpiq.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.check.probe.ObservedState;
import com.otpiq.check.probe.StateProbe;
import com.otpiq.verdict.CheckReport;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.verdict.ResultLevel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A look-up that goes wrong from any point of a run on, while webhooks are acknowledged: the run
 * never passes.
 */
@Execution(ExecutionMode.CONCURRENT)
class LookupFaultTest {
  private static final int STRIDE = 9;

  private final CheckScenario scenario = new CheckScenario();

  /** What a look-up does instead of returning the state. */
  @FunctionalInterface
  interface Fault {
    ObservedState read() throws InterruptedException, IncompleteCheckException;
  }

  static Stream<Integer> firsts() throws InterruptedException {
    var clean = new LookupFaultTest();
    int all = clean.lookups(Integer.MAX_VALUE, () -> ObservedState.NONE);
    return IntStream.iterate(1, n -> n < all * 8 / 10, n -> n + STRIDE).boxed();
  }

  @ParameterizedTest
  @MethodSource("firsts")
  void a_look_up_that_fails_leaves_checks_unfinished(int first) throws InterruptedException {
    CheckReport report =
        run(
            first,
            () -> {
              throw IncompleteCheckException.lookupFailed("the look-up returned 500");
            });

    assertThat(report.isFailure()).isTrue();
    assertThat(report.complete()).isFalse();
    assertThat(report.problems())
        .extracting(result -> result.check().id())
        .as("no check is blamed for it")
        .isSubsetOf("state-lookup");
    assertThat(report.outages()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("firsts")
  void a_look_up_that_hangs_is_given_up(int first) throws InterruptedException {
    AtomicInteger hung = new AtomicInteger();
    CheckReport report =
        run(
            first,
            () -> {
              hung.incrementAndGet();
              scenario.time.sleep(Duration.ofSeconds(5));
              throw IncompleteCheckException.lookupFailed("the look-up timed out");
            });

    assertThat(report.isFailure()).isTrue();
    assertThat(report.complete()).isFalse();
    assertThat(hung).hasValueLessThan(24);
  }

  @ParameterizedTest
  @MethodSource("firsts")
  void a_look_up_that_knows_no_message_any_more_fails_the_run(int first)
      throws InterruptedException {
    assertThat(run(first, () -> ObservedState.NONE).isFailure()).isTrue();
  }

  private CheckReport run(int first, Fault fault) throws InterruptedException {
    inject(first, fault);
    CheckReport report = scenario.run();
    assertThat(report.count(ResultLevel.PASSED)).isPositive();
    return report;
  }

  private int lookups(int first, Fault fault) throws InterruptedException {
    AtomicInteger count = inject(first, fault);
    assertThat(scenario.run().isFailure()).isFalse();
    return count.get();
  }

  private AtomicInteger inject(int first, Fault fault) {
    AtomicInteger count = new AtomicInteger();
    StateProbe sound = scenario.stateProbe.orElseThrow();
    scenario.stateProbe =
        Optional.of(
            new StateProbe() {
              @Override
              public ObservedState read(String smsId)
                  throws InterruptedException, IncompleteCheckException {
                return count.incrementAndGet() >= first ? fault.read() : sound.read(smsId);
              }

              @Override
              public void close() {}
            });
    return count;
  }
}
