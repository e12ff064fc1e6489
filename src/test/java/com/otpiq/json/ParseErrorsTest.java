package com.otpiq.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.webhook.Body;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParseErrorsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{'a':1} | `'` is not allowed here; JSON strings need double quotes",
        "{\"a\":1} // x | `/` is not allowed here; JSON has no comments",
        "# x | `#` is not allowed here; JSON has no comments",
        "[1,] | `]` is not allowed here; is there an extra comma?",
        "{\"a\":1 \"b\":2} | `\"` is not allowed here; is a comma missing?",
        "{\"a\"=1} | `=` is not allowed here; is a colon missing?",
        "{\"a\":1 | the JSON ends before it is complete",
        "{\"a | the JSON ends before it is complete",
        "{\"a\":yes} | this is neither a value nor a string in double quotes",
        "{\"a\":01} | a number starts with 0",
        "[1,,2] | `,` is not allowed here; is there an extra comma?",
        "[1}] | `}` is not allowed here; is there an extra comma?",
        "] | `]` is not allowed here; is there an extra comma?",
        "{a:1} | `a` is not allowed here; JSON keys need double quotes",
        "{“a”:1} | `“` is not allowed here; JSON strings need double quotes",
        "[‘a’] | `‘` is not allowed here; JSON strings need double quotes",
        "{\"a\" 1} | `1` is not allowed here; is a colon missing?",
        "<!DOCTYPE html> | `<` is not allowed here; is this a page in HTML or XML?",
        "{\"a\":NaN} | this is neither a value nor a string in double quotes",
        "[-Infinity] | this is neither a value nor a string in double quotes",
        "[\"\\x\"] | this is not an escape of JSON; a backslash itself is written as \\\\",
        "[\"\\u12g4\"] | `g` is not allowed here",
        "[\u00a01] | the character U+00A0 is not allowed here",
        "[1]\u2028 | the character U+2028 is not allowed here",
        "[1]\uFEFF[2] | a byte order mark is not allowed here",
        "[\u202e1] | the character U+202E is not allowed here",
        "[\u0000] | the character U+0000 is not allowed here",
        "[1]\u001e[1] | the character U+001E is not allowed here",
        "[\uD83D\uDE00] | this character is not allowed here",
        "[\"a\tb\"] | a string has a line break or another control character; write it as \\n or \\u000a",
        "{\"a\":1}{} | there is more text after the JSON value",
        "{\"a\":1,\"a\":2} | the key `a` occurs twice"
      })
  void an_error_is_a_sentence_for_users(String text, String sentence) {
    assertThat(error(text)).isEqualTo(sentence);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"', x, 300000, '\"', a string has more than 262144 characters",
    "'', 1, 101, '', a number has more than 100 characters",
    "'{\"', x, 2000, '\":1}', a key has more than 1024 characters",
    "'', [, 65, '', it is nested more than 64 levels deep",
    "[0, ',0', 60000, ], it has more than 50000 tokens",
    "[0, '        ', 140000, ], it is larger than 1 MiB"
  })
  void a_limit_is_named(String start, String part, int count, String end, String sentence) {
    assertThat(error(start + part.repeat(count) + end)).isEqualTo(sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r\n", " \t", "\n\n  "})
  void a_text_that_is_cut_anywhere_ends_before_it_is_complete(String end) {
    String whole =
        "{\"a\":1,\"b\" : [ true,null,\n-1.5e+3,false, \"x\\u00e9\\n\u00e9\" ],\"c\":{},\"d\":[-0.5E2,{}]}";
    for (int length = 1; length < whole.length(); length++) {
      String cut = whole.substring(0, length) + end;
      assertThat(error(cut)).as(cut).isEqualTo("the JSON ends before it is complete");
      assertThat(JsonDocuments.split(cut.getBytes(UTF_8)))
          .as(cut)
          .isInstanceOfSatisfying(
              JsonDocuments.SyntaxError.class,
              file -> assertThat(file.message()).isEqualTo("the JSON ends before it is complete"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "e", "[1]e", "[1]-x", "[01", "{\"a\":1}}", "hello, t\nx"})
  void a_text_that_no_more_text_completes_is_not_called_incomplete(String text) {
    assertThat(error(text)).isNotIn("valid", "the JSON ends before it is complete");
  }

  private static String error(String text) {
    return BodyParser.parse(text.getBytes(UTF_8)).parseResult() instanceof Body.Malformed malformed
        ? malformed.error()
        : "valid";
  }
}
