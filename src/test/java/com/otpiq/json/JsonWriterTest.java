package com.otpiq.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.webhook.Body;
import com.otpiq.webhook.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWriterTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":\"text\",\"b\":1.0,\"c\":[true,false,null],\"d\":{}}",
        "[]",
        "\"\\\"\\\\\\n\"",
        "1e5"
      })
  void compact_text_has_no_spaces_and_keeps_numbers(String text) {
    assertThat(JsonWriter.compact(json(text.replace(",", " ,\n ")))).isEqualTo(text);
  }

  @Test
  void escaped_text_has_no_character_that_controls_a_terminal() {
    Json json = Json.of("\u001b[31m \u202e سلام");

    assertThat(JsonWriter.compact(json)).contains("\u202e");
    assertThat(JsonWriter.escaped(json)).doesNotContain("\u202e", "\u001b").contains("سلام");
    assertThat(json(JsonWriter.escaped(json)).plain()).isEqualTo(json.plain());
  }

  /** Each text as JSON with ASCII escapes; the text that every JSON reader accepts. */
  @ParameterizedTest
  @CsvSource({
    "\\ud800, \uFFFD",
    "x\\udc00y, x\uFFFDy",
    "\\ud83d\\ud83d\\ude00, \uFFFD😀",
    "\\ude00\\ud83d, \uFFFD\uFFFD",
    "\\ud83d\\n, \uFFFD\\n",
    "😀, 😀"
  })
  void half_of_a_surrogate_pair_stays_in_bodies_and_no_json_reader_fails_at_it(
      String inside, String readable) {
    Json json = json("[\"" + inside + "\",{\"a\":\"" + inside + "\"}]");

    for (String exact : List.of(JsonWriter.compact(json), JsonWriter.escaped(json))) {
      assertThat(json(new String(exact.getBytes(UTF_8), UTF_8)).plain()).isEqualTo(json.plain());
    }
    assertThat(JsonWriter.readable(json))
        .isEqualTo("[\"" + readable + "\",{\"a\":\"" + readable + "\"}]");
  }

  @Test
  void serializations_are_what_node_php_and_python_write() {
    Json json = json("{\"a\":\"é/\",\"b\":[1,2]}");

    assertThat(JsonWriter.serializations(json).stream().map(bytes -> new String(bytes, UTF_8)))
        .containsExactlyInAnyOrder(
            "{\"a\":\"é/\",\"b\":[1,2]}",
            "{\"a\":\"é\\/\",\"b\":[1,2]}",
            "{\"a\":\"\\u00e9/\",\"b\":[1,2]}",
            "{\"a\":\"\\u00e9\\/\",\"b\":[1,2]}",
            "{\"a\": \"é/\", \"b\": [1, 2]}",
            "{\"a\": \"\\u00e9/\", \"b\": [1, 2]}");
  }

  private static Json json(String text) {
    return BodyParser.parse(text.getBytes(UTF_8)).parseResult() instanceof Body.Parsed parsed
        ? parsed.json()
        : Json.of("malformed: " + text);
  }
}
