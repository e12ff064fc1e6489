package com.otpiq.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Bidi;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {
  /** The characters that are escaped, as ranges; nothing else in all of Unicode is. */
  private static final int[][] UNSAFE = {
    {0x00, 0x1F},
    {0x7F, 0x9F},
    {0xAD, 0xAD},
    {0x034F, 0x034F},
    {0x115F, 0x1160},
    {0x17B4, 0x17B5},
    {0x180B, 0x180F},
    {0x200B, 0x200B},
    {0x2028, 0x202E},
    {0x2060, 0x206F},
    {0x2800, 0x2800},
    {0x3164, 0x3164},
    {0xD800, 0xDFFF},
    {0xFDD0, 0xFDEF},
    {0xFE00, 0xFE0F},
    {0xFEFF, 0xFEFF},
    {0xFFA0, 0xFFA0},
    {0xFFF0, 0xFFFB},
    {0x1BCA0, 0x1BCA3},
    {0x1D173, 0x1D17A},
    {0xE0000, 0xE0FFF}
  };

  /** Escaped where no letter runs from right to left. */
  private static final Set<Integer> MARKS = Set.of(0x061C, 0x200E, 0x200F);

  /** Every format character (Cf) that stays: joiners, and signs that can be seen. */
  private static final int[][] KEPT_FORMAT = {
    {0x0600, 0x0605},
    {0x06DD, 0x06DD},
    {0x070F, 0x070F},
    {0x0890, 0x0891},
    {0x08E2, 0x08E2},
    {0x200C, 0x200D},
    {0x110BD, 0x110BD},
    {0x110CD, 0x110CD},
    {0x13430, 0x1343F}
  };

  @Test
  void changes_exactly_the_listed_characters_of_all_of_unicode() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      String text = Character.toString(c);
      boolean changed = !SafeText.escape(text).equals(text);
      assertThat(changed).as("U+%04X", c).isEqualTo(isListed(c) || MARKS.contains(c));
    }
  }

  @Test
  void in_arabic_and_kurdish_text_the_direction_marks_stay_too() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      String text = "رفض" + Character.toString(c);
      boolean changed = !SafeText.escape(text).equals(text);
      assertThat(changed).as("U+%04X", c).isEqualTo(isListed(c));
    }
  }

  @Test
  void every_format_character_is_a_mark_or_escaped_or_listed_as_kept() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (Character.getType(c) == Character.FORMAT && !MARKS.contains(c)) {
        assertThat(SafeText.isUnsafe(c)).as("U+%04X", c).isNotEqualTo(isIn(KEPT_FORMAT, c));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u001b[31mred",
        "\u001b[2J",
        "\u001b]0;title\u0007",
        "\u001b]52;c;ZXZpbA==\u0007",
        "\u001b]8;;http://x\u001b\\link",
        "\u001bPq\u001b\\",
        "\u001b[?1049h",
        "over\rwritten",
        "forged\r\nline",
        "back\bspace",
        "\u009b31m",
        "\u202efdp.exe"
      })
  void no_sequence_that_moves_a_terminal_survives(String hostile) {
    assertThat(SafeText.escape(hostile).codePoints()).noneMatch(SafeText::isUnsafe);
  }

  @Test
  void shows_what_was_there() {
    assertThat(SafeText.escape("a\u001b[0m\u202eb")).isEqualTo("a\\u001b[0m\\u202eb");
  }

  @ParameterizedTest
  @ValueSource(strings = {"❤\ufe0f", "❤\ufe0e", "1\ufe0f\u20e3", "🏳\ufe0f\u200d🌈", "©\ufe0e"})
  void a_variation_selector_stays_after_an_emoji(String text) {
    assertThat(SafeText.escape(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ufe0f", "a\ufe0f", "ب\ufe0e", "❤\ufe0f\ufe0f", "sms_\ufe0f"})
  void elsewhere_a_variation_selector_is_escaped(String text) {
    assertThat(SafeText.escape(text)).contains("\\ufe0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"مرحبا بك", "نامە\u200cکە", "Silav, çawa yî?", "👨\u200d👩\u200d👧", "e\u0301"})
  void keeps_arabic_kurdish_and_joined_emoji_as_they_are(String text) {
    assertThat(SafeText.escape(text)).isEqualTo(text);
  }

  @Test
  void cuts_what_is_long_and_says_how_much() {
    assertThat(SafeText.shorten("x".repeat(2_345))).isEqualTo("x".repeat(2_000) + "… (+345)");
  }

  @Test
  void a_character_is_never_cut_in_half() {
    String text = "x".repeat(1_999) + "👍" + "y".repeat(10);

    assertThat(SafeText.shorten(text)).isEqualTo("x".repeat(1_999) + "… (+12)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"رفض", "\u200fرفض 12", "٣", "\u061cرفض OTPIQ", "אבג"})
  void what_follows_text_from_right_to_left_stays_where_it_is(String text) {
    String shown = SafeText.inline(text);
    String line = "#1  " + shown + "  12 ms";
    Bidi order = new Bidi(line, Bidi.DIRECTION_LEFT_TO_RIGHT);

    assertThat(shown).isEqualTo(SafeText.shorten(text) + "\u200e");
    for (int i = line.indexOf("  12 ms"); i < line.length(); i++) {
      assertThat(order.getLevelAt(i)).as(line.substring(i)).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "OTPIQ", "\u200fOTPIQ", "👍"})
  void other_text_gets_no_mark(String text) {
    assertThat(SafeText.inline(text)).isEqualTo(SafeText.shorten(text)).doesNotContain("\u200e");
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "  ", "  → ", ": "})
  void a_mark_is_behind_the_separator(String separator) {
    String shown = SafeText.inline("سلام", separator);
    Bidi order = new Bidi(shown + "12 ms", Bidi.DIRECTION_LEFT_TO_RIGHT);

    assertThat(shown).isEqualTo("سلام" + separator + "\u200e");
    for (int i = 4; i < order.getLength(); i++) {
      assertThat(order.getLevelAt(i)).isZero();
    }
    assertThat(SafeText.inline("salam", separator)).isEqualTo("salam" + separator);
  }

  private static boolean isListed(int c) {
    return (c & 0xFFFE) == 0xFFFE || isIn(UNSAFE, c);
  }

  private static boolean isIn(int[][] ranges, int c) {
    return Arrays.stream(ranges).anyMatch(range -> range[0] <= c && c <= range[1]);
  }
}
