package com.otpiq.render.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.webhook.Position;
import org.junit.jupiter.api.Test;

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
}
