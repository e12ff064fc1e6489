package com.otpiq.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.json.BodyParser;
import com.otpiq.json.JsonWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":1,\"b\":[true]} | {\"b\" : [ true ], \"a\" : 1} | true",
        "{\"a\":1} | {\"a\":1.0} | false",
        "{\"a\":1} | {\"a\":\"1\"} | false",
        "{\"a\":null} | {\"a\":\"null\"} | false",
        "{\"a\":null} | {} | false",
        "{\"a\":[1,2]} | {\"a\":[2,1]} | false"
      })
  void plain_values_are_equal_whatever_the_order_of_keys(
      String one, String other, boolean isEqual) {
    assertThat(object(one).plain().equals(object(other).plain())).isEqualTo(isEqual);
  }

  @Test
  void a_builder_keeps_the_order_of_members_and_replaces_in_place() {
    Json.Obj built =
        new JsonObjectBuilder()
            .put("a", 1)
            .put("b", "two")
            .put("c", true)
            .put("d", Optional.of("four"))
            .put("e", Optional.empty())
            .put("f", Json.of(List.of(Json.ofNull())))
            .put("a", "one")
            .remove("c")
            .remove("none")
            .build();

    assertThat(JsonWriter.compact(built))
        .isEqualTo("{\"a\":\"one\",\"b\":\"two\",\"d\":\"four\",\"f\":[null]}");
  }

  @Test
  void a_builder_from_an_object_does_not_change_it() {
    Json.Obj object = object("{\"a\":1}");

    assertThat(JsonObjectBuilder.from(object).remove("a").isEmpty()).isTrue();
    assertThat(object.member("a")).isPresent();
  }

  @Test
  void only_a_string_is_text() {
    Json.Obj object = object("{\"a\":\"x\",\"b\":1}");

    assertThat(object.text("a")).hasValue("x");
    assertThat(object.text("b")).isEmpty();
    assertThat(object.value("c")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1, 3, 5, 7", "2, 3, 6, 3"})
  void a_position_in_a_part_becomes_one_in_the_whole(
      int line, int column, int expectedLine, int expectedColumn) {
    Position base = new Position(5, 5, 100, 0);

    assertThat(new Position(line, column, 10, 4).within(base))
        .isEqualTo(new Position(expectedLine, expectedColumn, 110, 4));
  }

  private static Json.Obj object(String text) {
    return BodyParser.parse(text.getBytes(UTF_8)).object().orElseThrow();
  }
}
