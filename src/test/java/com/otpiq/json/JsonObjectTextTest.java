package com.otpiq.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.sample.BrokenBodies;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Members are changed, and every other byte stays. */
class JsonObjectTextTest {
  /** {@code a} is set to x, {@code b} is removed, {@code new} is set to y. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{\"a\":1,\"b\":2,\"c\":1.0} | {\"a\":\"x\",\"c\":1.0,\"new\":\"y\"}",
        "{} | {\"a\":\"x\",\"new\":\"y\"}",
        "{ } | {\"a\":\"x\",\"new\":\"y\" }",
        "{\"b\":2} | {\"a\":\"x\",\"new\":\"y\"}",
        "{\"b\":2 , \"c\":3} | {\"c\":3 , \"a\":\"x\" , \"new\":\"y\"}",
        "{ \"\\u0061\" : [1, 2] } | { \"\\u0061\" : \"x\",\"new\":\"y\" }",
        "{\"c\":\"\\ud800\", \"b\":{\"b\":2}} | {\"c\":\"\\ud800\", \"a\":\"x\", \"new\":\"y\"}",
        "{\"c\":{\"a\":1,\"b\":[{}]},\"a\":1e5} | {\"c\":{\"a\":1,\"b\":[{}]},\"a\":\"x\",\"new\":\"y\"}"
      })
  void only_the_named_members_change(String text, String edited) {
    Map<String, Json> set = new LinkedHashMap<>();
    set.put("a", Json.of("x"));
    set.put("new", Json.of("y"));

    assertThat(JsonObjectText.of(text).with(set, List.of("b"))).isEqualTo(edited);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{\"m\":{\"c\":1,\"d\":2}} | m.c | {\"m\":{\"c\":\"x\",\"d\":2}} | {\"m\":{\"d\":2}}",
        "{ \"m\" : { \"d\" : 2 } } | m.c | { \"m\" : { \"d\" : 2,\"c\":\"x\" } } | { \"m\" : { \"d\" : 2 } }",
        "{\"m\":{},\"m.c\":1} | m.c | {\"m\":{},\"m.c\":\"x\"} | {\"m\":{}}",
        "{\"m\":{\"c.d\":1,\"c\":{\"d\":1}}} | m.c.d | {\"m\":{\"c.d\":\"x\",\"c\":{\"d\":1}}} | {\"m\":{\"c\":{\"d\":1}}}",
        "{\"m\":{\"c\":{}}} | m.c.d | {\"m\":{\"c\":{\"d\":\"x\"}}} | {\"m\":{\"c\":{}}}",
        "{\"m.c\":{},\"m\":{\"c\":{}}} | m.c.d | {\"m.c\":{\"d\":\"x\"},\"m\":{\"c\":{}}} | {\"m.c\":{},\"m\":{\"c\":{}}}",
        "{} | m.c.d | {\"m\":{\"c\":{\"d\":\"x\"}}} | {}",
        "{\"m\":1} | m.c | {\"m\":1,\"m.c\":\"x\"} | {\"m\":1}",
        "{\"m\":[{}]} | m.c | {\"m\":[{}],\"m.c\":\"x\"} | {\"m\":[{}]}",
        "{\"a\":1} | a..b | {\"a\":1,\"a..b\":\"x\"} | {\"a\":1}",
        "{} | .a | {\".a\":\"x\"} | {}",
        "{} | a. | {\"a.\":\"x\"} | {}"
      })
  void a_key_with_dots_reaches_into_objects(
      String text, String key, String afterSet, String afterUnset) {
    assertThat(JsonObjectText.set(text, key, Json.of("x"))).isEqualTo(afterSet);
    assertThat(JsonObjectText.unset(text, key)).isEqualTo(afterUnset);
  }

  @Test
  void a_key_with_very_many_dots_is_one_name() {
    String key = "a.".repeat(60_000) + "a";

    assertThat(JsonObjectText.set("{}", key, Json.of("x"))).isEqualTo("{\"" + key + "\":\"x\"}");
  }

  @Test
  void a_name_that_is_set_and_removed_is_removed() {
    assertThat(JsonObjectText.of("{\"a\":1}").with(Map.of("a", Json.of(2)), List.of("a")))
        .isEqualTo("{}");
  }

  @Test
  void in_any_object_a_value_changes_nothing_before_and_after_it() {
    List<Body> objects =
        BrokenBodies.all().stream()
            .map(BodyParser::parse)
            .filter(body -> body.object().isPresent())
            .toList();

    assertThat(objects).hasSizeGreaterThan(10);
    for (Body body : objects) {
      for (Json.Member member : body.object().orElseThrow().members()) {
        String set =
            JsonObjectText.of(body.text()).with(Map.of(member.name(), Json.of("x")), List.of());
        int value = member.value().at().offset();

        assertThat(set).startsWith(body.text().substring(0, value) + "\"x\"");
        assertThat(body.text()).endsWith(set.substring(value + 3));
        assertThat(BodyParser.parse(set.getBytes(UTF_8)).object().orElseThrow().text(member.name()))
            .hasValue("x");
      }
    }
  }
}
