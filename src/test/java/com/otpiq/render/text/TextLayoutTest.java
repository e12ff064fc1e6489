package com.otpiq.render.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextLayoutTest {
  @Test
  void padding_fills_up_to_the_width_and_leaves_a_gap() {
    assertThat(TextLayout.pad("ab", 5)).isEqualTo("ab   ");
    assertThat(TextLayout.pad("abcdef", 5)).isEqualTo("abcdef ");
    assertThat(TextLayout.pad("abcdef", 5, 2)).isEqualTo("abcdef  ");
  }

  @Test
  void colour_has_no_width() {
    String red = new Theme(true).error("ab");

    assertThat(TextLayout.width(red)).isEqualTo(2);
    assertThat(TextLayout.pad(red, 5)).isEqualTo(red + "   ");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "ab, 2",
    "é, 1",
    "e\u0301, 1",
    "ناوه\u200cکە, 6",
    "\u200fرفض, 3",
    "👍, 2",
    "漢字, 4",
    "\\u001b, 6"
  })
  void width_is_that_in_a_terminal(String text, int columns) {
    assertThat(TextLayout.width(text)).isEqualTo(columns);
    assertThat(TextLayout.pad(text, 9)).isEqualTo(text + " ".repeat(9 - columns));
  }

  @Test
  void lines_break_between_words_where_the_next_word_does_not_fit() {
    assertThat(TextLayout.lines("one two three", 7)).containsExactly("one two", "three");
    assertThat(TextLayout.lines("one two three", 6)).containsExactly("one", "two", "three");
  }

  @Test
  void a_word_longer_than_the_line_has_a_line_of_its_own() {
    assertThat(TextLayout.lines("a muchtoolong b", 5)).containsExactly("a", "muchtoolong", "b");
  }

  @Test
  void no_text_is_one_empty_line() {
    assertThat(TextLayout.lines("", 5)).containsExactly("");
  }

  @Test
  void a_block_is_indented_and_its_width_contains_the_indent() {
    assertThat(TextLayout.wrap("one two three", 2, 9)).isEqualTo("  one two\n  three\n");
  }

  @Test
  void columns_leave_out_empty_parts() {
    assertThat(TextLayout.columns(List.of("a", "", "b"))).isEqualTo("a  b\n");
  }
}
