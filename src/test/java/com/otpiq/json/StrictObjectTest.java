package com.otpiq.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.otpiq.webhook.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class StrictObjectTest {
  private static final List<String> KEYS = List.of("text", "after", "count", "flag", "list");

  @Test
  void each_value_is_read_by_its_type_and_a_missing_key_is_empty() {
    StrictObject object =
        read("{\"text\":\"a\",\"after\":\"2s\",\"count\":-1,\"flag\":true,\"list\":[1]}");

    assertThat(object.text("text", 1)).contains("a");
    assertThat(object.duration("after", Duration.ofSeconds(2))).contains(Duration.ofSeconds(2));
    assertThat(object.integer("count", -1, 1)).contains(-1);
    assertThat(object.bool("flag")).contains(true);
    assertThat(object.array("list", 1)).hasValueSatisfying(list -> assertThat(list).hasSize(1));
    assertThat(read("{}").text("text", 1)).isEmpty();
    assertThat(read("{}").has("text")).isFalse();
  }

  @Test
  void a_value_of_another_type_or_beyond_its_limit_is_refused_with_what_is_expected() {
    String text = "`text` must be a string of at most 1 characters, not ";
    requireRefused("{\"text\":1}", object -> object.text("text", 1), text + "1");
    requireRefused("{\"text\":\"ab\"}", object -> object.text("text", 1), text + "\"ab\"");
    requireRefused(
        "{\"after\":\"3s\"}",
        object -> object.duration("after", Duration.ofSeconds(2)),
        "`after` must be a duration such as \"2s\", at most 2s, not \"3s\"");
    String integer = "`count` must be an integer from 1 to 9, not ";
    for (String wrong : List.of("0", "10", "1.0", "1e0", "12345678901", "\"1\"", "null")) {
      requireRefused(
          "{\"count\":" + wrong + "}", object -> object.integer("count", 1, 9), integer + wrong);
    }
    requireRefused(
        "{\"flag\":0}", object -> object.bool("flag"), "`flag` must be true or false, not 0");
    requireRefused(
        "{\"list\":[1,2]}",
        object -> object.array("list", 1),
        "`list` must be an array of at most 1 items, not [1,2]");
  }

  @Test
  void an_unknown_key_is_refused_and_long_text_is_cut_between_characters() {
    assertThatThrownBy(() -> read("{\"" + "x".repeat(39) + "😀\":1}"))
        .isInstanceOf(StrictObject.InvalidObject.class)
        .hasMessage(
            "it has no key `"
                + "x".repeat(39)
                + "…`; it may have `text`, `after`, `count`, `flag`, `list`");
  }

  private static void requireRefused(String json, Consumer<StrictObject> reader, String message) {
    StrictObject object = read(json);

    assertThatThrownBy(() -> reader.accept(object))
        .isInstanceOf(StrictObject.InvalidObject.class)
        .hasMessage(message);
  }

  private static StrictObject read(String text) {
    Json.Obj json = BodyParser.parse(text.getBytes(StandardCharsets.UTF_8)).object().orElseThrow();
    return StrictObject.of(json, "it", KEYS);
  }
}
