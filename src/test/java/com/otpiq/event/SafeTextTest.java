package com.otpiq.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {
  /** The characters that are escaped, as ranges; nothing else in all of Unicode is. */
  private static final int[][] UNSAFE = {
    {0x00, 0x1F},
    {0x7F, 0x9F},
    {0x061C, 0x061C},
    {0x200B, 0x200B},
    {0x200E, 0x200F},
    {0x2028, 0x202E},
    {0x2060, 0x2064},
    {0x2066, 0x2069},
    {0xD800, 0xDFFF},
    {0xFDD0, 0xFDEF},
    {0xFEFF, 0xFEFF},
    {0xFFF9, 0xFFFB},
    {0xE0000, 0xE007F}
  };

  @Test
  void changes_exactly_the_listed_characters_of_all_of_unicode() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      String text = Character.toString(c);
      boolean changed = !SafeText.escape(text).equals(text);
      assertThat(changed).as("U+%04X", c).isEqualTo(isListed(c));
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

  private static boolean isListed(int c) {
    return (c & 0xFFFE) == 0xFFFE
        || IntStream.range(0, UNSAFE.length).anyMatch(i -> UNSAFE[i][0] <= c && c <= UNSAFE[i][1]);
  }
}
