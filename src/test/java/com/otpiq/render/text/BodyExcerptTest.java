package com.otpiq.render.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.event.SafeText;
import com.otpiq.json.BodyParser;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Position;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyExcerptTest {
  @Test
  void carets_stand_under_the_value() {
    BodyExcerpt.Lines lines =
        BodyExcerpt.of("{\"isFinal\":\"true\",\"channel\":\"sms\"}", new Position(1, 12, 11, 6));

    assertThat(lines.text()).isEqualTo("{\"isFinal\":\"true\",\"channel\":\"sms\"}");
    assertThat(lines.carets()).isEqualTo("           ^^^^^^");
  }

  @Test
  void a_long_line_is_cut_on_both_sides() {
    String text = "x".repeat(100) + "HERE" + "y".repeat(100);
    BodyExcerpt.Lines lines = BodyExcerpt.of(text, new Position(1, 101, 100, 4));

    assertThat(lines.text()).isEqualTo("…" + "x".repeat(24) + "HERE" + "y".repeat(44) + "…");
    assertThat(lines.text().substring(lines.carets().indexOf('^')).substring(0, 4))
        .isEqualTo("HERE");
  }

  @Test
  void starts_after_text_that_runs_from_right_to_left() {
    String text = "{\"reason\":\"رفضت\",\"isFinal\":1}";
    int at = text.indexOf('1');
    BodyExcerpt.Lines lines = BodyExcerpt.of(text, new Position(1, at + 1, at, 1));

    assertThat(lines.text()).isEqualTo("…\",\"isFinal\":1}");
    assertThat(lines.carets().length()).isEqualTo(lines.text().indexOf('1') + 1);
  }

  @Test
  void only_the_line_in_question_is_shown() {
    BodyExcerpt.Lines lines =
        BodyExcerpt.of("{\n  \"a\": 1,\n  \"b\": 2\n}", new Position(3, 3, 14, 3));

    assertThat(lines.text()).isEqualTo("  \"b\": 2");
    assertThat(lines.carets()).isEqualTo("  ^^^");
  }

  @Test
  void the_end_of_a_body_can_be_pointed_at() {
    BodyExcerpt.Lines lines = BodyExcerpt.of("{", new Position(1, 2, 1, 1));

    assertThat(lines.text()).isEqualTo("{");
    assertThat(lines.carets()).isEqualTo(" ^");
  }

  @Test
  void what_is_escaped_counts_as_wide_as_it_is_shown() {
    BodyExcerpt.Lines lines = BodyExcerpt.of("\u001b{x}", new Position(1, 2, 1, 1));

    assertThat(lines.text()).isEqualTo("\\u001b{x}");
    assertThat(lines.carets()).isEqualTo("      ^");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":1,\n", "{\"a\":1,\r\n", "{\"a\":1,\r", "{\"a\":1,\n\n \t\r\n"})
  void json_that_ends_after_a_line_end_is_pointed_at_after_its_last_character(String text) {
    Body.Malformed body =
        (Body.Malformed) BodyParser.parse(text.getBytes(StandardCharsets.UTF_8)).parseResult();

    assertThat(body.at()).isEqualTo(new Position(1, 8, 7, 1));
    assertThat(BodyExcerpt.of(text, body.at()))
        .isEqualTo(new BodyExcerpt.Lines("{\"a\":1,", "       ^"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void a_line_ends_with_any_line_end(String end) {
    String text = "one" + end + "two" + end + "three";
    int at = text.indexOf("two");

    assertThat(BodyExcerpt.of(text, new Position(2, 1, at, 3)))
        .isEqualTo(new BodyExcerpt.Lines("two", "^^^"));
    assertThat(Position.at(text, at + 1)).isEqualTo(new Position(2, 2, at + 1, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "\r\r\n\n",
        "ab\ncd\r\nef\rgh",
        "a👍👍\r\n👍b",
        "\ud800\ud83d\udc4d\n\udc00",
        "\u200fرفض 1\n\uFEFF{\"ک\":👍\u001b}",
        "𞤀𞤁x\n\u0085\u2028"
      })
  void every_position_in_a_text_and_outside_it_can_be_shown(String some) {
    for (String text : List.of(some, "👍".repeat(70) + some, some + "👍".repeat(70), "x" + some)) {
      for (int offset = -2; offset <= text.length() + 2; offset++) {
        for (int length : new int[] {-1, 0, 1, 2, 5, 100, Integer.MAX_VALUE}) {
          BodyExcerpt.Lines lines = BodyExcerpt.of(text, new Position(1, 1, offset, length));

          assertThat(lines.text().codePoints()).noneMatch(SafeText::isUnsafe);
          assertThat(lines.text()).doesNotContain("\\ud83d", "\\udc4d");
          assertThat(lines.carets()).matches(" *\\^+");
          assertThat(lines.carets().length())
              .isLessThanOrEqualTo(TextLayout.width(lines.text()) + 1);
        }
      }
    }
  }
}
