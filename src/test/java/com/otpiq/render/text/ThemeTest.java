package com.otpiq.render.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThemeTest {
  @Test
  void each_kind_of_text_has_its_colour() {
    Theme theme = new Theme(true);

    assertThat(theme.error("x")).isEqualTo("\u001b[31mx\u001b[0m");
    assertThat(theme.warning("x")).isEqualTo("\u001b[33mx\u001b[0m");
    assertThat(theme.good("x")).isEqualTo("\u001b[32mx\u001b[0m");
    assertThat(theme.note("x")).isEqualTo("\u001b[35mx\u001b[0m");
    assertThat(theme.dim("x")).isEqualTo("\u001b[2mx\u001b[0m");
    assertThat(theme.strong("x")).isEqualTo("\u001b[1mx\u001b[0m");
  }

  @Test
  void nothing_is_coloured_without_colour_or_text() {
    assertThat(new Theme(false).error("x")).isEqualTo("x");
    assertThat(new Theme(true).error("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"199, 31", "200, 32", "299, 32", "300, 31", "500, 31"})
  void only_a_2xx_is_green(int status, String colour) {
    assertThat(new Theme(true).status(status))
        .isEqualTo("\u001b[" + colour + "m" + status + "\u001b[0m");
  }
}
