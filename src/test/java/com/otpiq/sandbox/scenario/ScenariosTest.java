package com.otpiq.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.message.ApiError;
import com.otpiq.webhook.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenariosTest {
  @ParameterizedTest
  @MethodSource("com.otpiq.sandbox.scenario.Scenarios#all")
  void each_is_selected_by_its_number_and_by_its_name(MagicNumber magic) {
    assertThat(magic.number()).matches("9647000000\\d{3}");
    assertThat(Scenarios.forNumber(magic.number())).contains(magic.scenario());
    assertThat(Scenarios.named(magic.scenario().name())).contains(magic.scenario());
    assertThat(magic.scenario().description()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("com.otpiq.sandbox.scenario.Scenarios#all")
  void only_failed_steps_have_a_reason_and_an_error_has_no_steps(MagicNumber magic) {
    assertThat(magic.scenario().steps())
        .allMatch(step -> step.reason().isEmpty() || step.status() == Status.FAILED);
    assertThat(magic.scenario().error().isPresent() && !magic.scenario().steps().isEmpty())
        .isFalse();
  }

  @Test
  void names_are_unique() {
    assertThat(Scenarios.names()).doesNotHaveDuplicates().hasSameSizeAs(Scenarios.all());
  }

  @Test
  void the_name_of_an_error_is_its_id() {
    assertThat(Scenarios.named("sender-unknown").flatMap(Scenario::error))
        .contains(ApiError.SENDER_UNKNOWN);
  }

  @Test
  void ordinary_numbers_and_unknown_names_select_nothing() {
    assertThat(Scenarios.forNumber("9647701234567")).isEmpty();
    assertThat(Scenarios.forNumber(MagicNumber.PREFIX + "999")).isEmpty();
    assertThat(Scenarios.named("unknown")).isEmpty();
  }

  @Test
  void queued_scenarios_are_taken_in_order_and_can_be_put_back() {
    var queue = new ScenarioQueue(Scenarios.DEFAULT);
    Scenario failed = Scenarios.named("failed").orElseThrow();
    queue.add(failed);
    queue.add(Scenarios.DEFAULT);

    assertThat(queue.defaultScenario()).isEqualTo(Scenarios.DEFAULT);
    assertThat(queue.take()).contains(failed);
    queue.putBack(failed);
    assertThat(queue.names()).containsExactly("failed", "delivered");
    assertThat(queue.take()).contains(failed);
    assertThat(queue.take()).contains(Scenarios.DEFAULT);
    assertThat(queue.take()).isEmpty();
    queue.add(failed);
    queue.clear();
    assertThat(queue.take()).isEmpty();
  }
}
