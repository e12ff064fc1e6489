package com.otpiq.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.webhook.Body;
import com.otpiq.webhook.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyParserTest {
  @Test
  void values_know_where_they_stood() {
    Json.Obj object = read("{\n  \"a\": \"مرحبا\", \"b\": -1.50}").object().orElseThrow();

    assertThat(object.member("b").orElseThrow().at().line()).isEqualTo(2);
    assertThat(object.member("b").orElseThrow().at().column()).isEqualTo(17);
    assertThat(object.value("b").orElseThrow().at().column()).isEqualTo(22);
    assertThat(object.value("b").orElseThrow().at().length()).isEqualTo(5);
    assertThat(object.value("a").orElseThrow().at().length()).isEqualTo(7);
  }

  @Test
  void numbers_stay_as_they_were_written() {
    Json json = ((Body.Parsed) read("[1.0, 1e2, 12345678901234567890]").parseResult()).json();

    assertThat(JsonWriter.compact(json)).isEqualTo("[1.0,1e2,12345678901234567890]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{ | 1 | 2 | the JSON ends before it is complete",
        "{\"a\":1} x | 1 | 9 | this is neither a value nor a string in double quotes",
        "{\"a\":1}{} | 1 | 8 | there is more text after the JSON value",
        "{\"a\":1,} | 1 | 8 | `}` is not allowed here; is there an extra comma?",
        "{'a':1} | 1 | 2 | `'` is not allowed here; JSON strings need double quotes",
        "{\"a\":tru} | 1 | 6 | this is neither a value nor a string in double quotes",
        "{\"\\ud800\":1} | 1 | 9 | a key has half of a surrogate pair",
        "{\"\\udc00\":1} | 1 | 9 | a key has half of a surrogate pair",
        "{\"a\":1,\"a\":2} | 1 | 8 | the key `a` occurs twice",
      })
  void a_fault_has_its_place_and_a_sentence(String text, int line, int column, String what) {
    Body.Malformed malformed = (Body.Malformed) read(text).parseResult();

    assertThat(malformed.error()).isEqualTo(what);
    assertThat(malformed.at().line()).isEqualTo(line);
    assertThat(malformed.at().column()).isEqualTo(column);
  }

  @Test
  void a_missing_comma_is_found_on_its_line() {
    Body.Malformed malformed = (Body.Malformed) read("{\n\"a\": 1\n\"b\": 2\n}").parseResult();

    assertThat(malformed.error()).contains("is a comma missing?");
    assertThat(malformed.at().line()).isEqualTo(3);
  }

  @Test
  void an_empty_body_is_no_json() {
    assertThat(error(read(""))).isEqualTo("the body is empty");
    assertThat(error(read(" \r\n\t"))).isEqualTo("the body is empty");
  }

  @Test
  void bytes_that_are_not_utf8_are_refused_and_kept() {
    byte[] overlong = {'{', '"', 'a', '"', ':', '"', (byte) 0xC0, (byte) 0xAF, '"', '}'};
    Body body = BodyParser.parse(overlong);

    assertThat(error(body)).isEqualTo("the body is not UTF-8");
    assertThat(((Body.Malformed) body.parseResult()).at().column()).isEqualTo(7);
    assertThat(body.bytes()).isEqualTo(overlong);
    assertThat(body.isText()).isFalse();
  }

  @Test
  void a_byte_order_mark_is_named() {
    assertThat(error(read("\uFEFF{}"))).isEqualTo("the body starts with a byte order mark");
  }

  @Test
  void limits_hold() {
    assertThat(error(read("[".repeat(65) + "]".repeat(65))))
        .isEqualTo("it is nested more than 64 levels deep");
    assertThat(error(read("[".repeat(100_000)))).isEqualTo("it is nested more than 64 levels deep");
    assertThat(error(read("1".repeat(2_000)))).isEqualTo("a number has more than 100 characters");
    assertThat(error(read("{\"" + "k".repeat(2_000) + "\":1}")))
        .isEqualTo("a key has more than 1024 characters");
    assertThat(error(read("\"" + "s".repeat(300_000) + "\"")))
        .isEqualTo("a string has more than 262144 characters");
    assertThat(error(read("[" + "1,".repeat(60_000) + "1]")))
        .isEqualTo("it has more than 50000 tokens");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\\ud800\"", "\"\\u0000\"", "[[],{}]", "{\"\":{\"a\":[null,true]}}"})
  void odd_but_right_json_is_read_and_written_again(String text) {
    Json json = ((Body.Parsed) read(text).parseResult()).json();

    assertThat(((Body.Parsed) read(JsonWriter.escaped(json)).parseResult()).json().plain())
        .isEqualTo(json.plain());
  }

  @Test
  void records_carry_no_character_that_moves_a_terminal() {
    Json json = Json.of("\u001b[2J\u202e\u009b نامە\u200cکە");

    assertThat(JsonWriter.escaped(json)).isEqualTo("\"\\u001b[2J\\u202e\\u009b نامە\u200cکە\"");
  }

  private static String error(Body body) {
    return ((Body.Malformed) body.parseResult()).error();
  }

  private static Body read(String text) {
    return BodyParser.parse(text.getBytes(StandardCharsets.UTF_8));
  }
}
