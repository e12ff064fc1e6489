package com.otpiq.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.otpiq.event.Problem;
import com.otpiq.json.JsonWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON values and filters on the command line. */
class JsonArgumentTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1.0 | 1.0",
        "true | true",
        "null | null",
        "[1, {}] | [1,{}]",
        "\"1\" | \"1\"",
        "delivered | \"delivered\"",
        "01 | \"01\"",
        "{ | \"{\"",
        "`` | \"\""
      })
  void text_that_is_not_json_is_a_string(String text, String json) {
    assertThat(JsonWriter.compact(JsonArgument.read(text))).isEqualTo(json);
  }

  @Test
  void a_filter_has_a_value_for_each_key() {
    assertThat(JsonArgument.filter("--expect", " status=delivered  price=5 text=a=b").values())
        .containsOnlyKeys("status", "price", "text")
        .containsEntry("price", JsonArgument.read("5"))
        .containsEntry("text", JsonArgument.read("a=b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"delivered", "=delivered", "status=sent delivered", ""})
  void a_word_without_a_key_is_a_usage_problem(String text) {
    assertThatThrownBy(() -> JsonArgument.filter("--expect", text))
        .isInstanceOf(Problem.class)
        .hasMessageStartingWith("--expect takes key=value, not '");
  }
}
