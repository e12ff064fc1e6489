package com.otpiq.check.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.check.probe.DocumentFields.Difference;
import com.otpiq.webhook.Json;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateDifferenceTest {
  @ParameterizedTest
  @CsvSource({
    "1, 2, true",
    "1, 1764433921, false",
    "1764433921, 1764433922, false",
  })
  void another_number_is_the_trace_of_an_action_but_another_time_is_not(
      long before, long after, boolean isAction) {
    assertThat(StateDifference.isAction(difference("/count", number(before), number(after))))
        .isEqualTo(isAction);
  }

  @Test
  void another_text_is_no_trace_of_an_action() {
    Difference difference = difference("/id", Optional.of(Json.of("a")), Optional.of(Json.of("b")));

    assertThat(StateDifference.isAction(difference)).isFalse();
    assertThat(StateDifference.description(difference)).isEqualTo("/id is \"b\", not \"a\"");
  }

  @Test
  void a_new_entry_of_a_list_is_the_trace_of_an_action_but_a_new_field_is_not() {
    assertThat(StateDifference.isAction(difference("/bills/*", Optional.empty(), number(1))))
        .isTrue();
    assertThat(StateDifference.isAction(difference("/bill", Optional.empty(), number(1))))
        .isFalse();
  }

  @Test
  void a_whole_look_up_that_appears_is_described() {
    assertThat(StateDifference.description(difference("", Optional.empty(), number(1))))
        .isEqualTo("the look-up is 1, not absent");
  }

  private static Optional<Json> number(long value) {
    return Optional.of(Json.of(value));
  }

  private static Difference difference(String path, Optional<Json> before, Optional<Json> after) {
    return new Difference(path, path, before, after);
  }
}
