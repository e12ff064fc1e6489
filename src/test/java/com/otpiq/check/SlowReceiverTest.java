package com.otpiq.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.check.session.TimeLimit;
import com.otpiq.verdict.CheckReport;
import com.otpiq.webhook.PayloadKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deadlines and waits of the checks, in virtual time. */
class SlowReceiverTest {
  private final CheckScenario scenario = new CheckScenario();

  @Test
  void a_receiver_that_hangs_at_one_webhook_has_10_s() throws InterruptedException {
    hangsAtUnknownKeys();
    scenario.only = List.of("unknown-key");
    CheckReport report = scenario.run();

    assertThat(CheckScenario.text(report, "unknown-key"))
        .endsWith("timed out while waiting for the response");
    assertThat(report.took()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(12));
  }

  @Test
  void a_check_that_runs_at_the_end_of_the_time_limit_is_not_finished()
      throws InterruptedException {
    hangsAtUnknownKeys();
    scenario.only = List.of("unknown-key");
    scenario.timeLimit = Duration.ofSeconds(8);
    CheckReport report = scenario.run();

    assertThat(CheckScenario.text(report, "unknown-key")).isEqualTo(TimeLimit.REACHED);
    assertThat(report.complete()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "4999, ''",
    "5000, ''",
    "5001, quick",
    "9999, quick",
    "10001, in-time",
    "12999, in-time",
    "13001, in-time"
  })
  void the_first_responses_are_expected_within_5_and_10_s(int millis, String problem)
      throws InterruptedException {
    boolean[] delayed = {false};
    scenario.receiver.delayMillis =
        event -> {
          boolean delays =
              !delayed[0] && FaultyReceiver.text(event, PayloadKey.STATUS).equals("delivered");
          delayed[0] |= delays;
          return delays ? millis : 0;
        };

    assertThat(CheckScenario.problems(scenario.run()))
        .isEqualTo(problem.isEmpty() ? List.of() : List.of(problem));
  }

  @ParameterizedTest
  @CsvSource({"0, ''", "900, ''", "1200, state-lookup"})
  void an_event_is_expected_in_the_stored_state_within_the_store_timeout(int millis, String problem)
      throws InterruptedException {
    scenario.receiver.storesAfterMillis = millis;

    assertThat(CheckScenario.problems(scenario.run()))
        .isEqualTo(problem.isEmpty() ? List.of() : List.of(problem));
  }

  @Test
  void guesses_at_what_a_slow_receiver_expects_end_after_20_s() throws InterruptedException {
    scenario.preparer = Optional.empty();
    scenario.receiver.acceptsSecret = _ -> false;
    scenario.receiver.delayMillis = _ -> 4_000;
    CheckReport report = scenario.run();

    assertThat(CheckScenario.problems(report)).containsExactly("accepts");
    assertThat(report.took()).isLessThan(Duration.ofSeconds(80));
  }

  private void hangsAtUnknownKeys() {
    scenario.receiver.delayMillis = event -> event.member("attempt").isPresent() ? 60_000 : 0;
  }
}
