package com.otpiq.render.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColourModeTest {
  @ParameterizedTest
  @CsvSource({
    "AUTO, '', true, true",
    "AUTO, '', false, false",
    "AUTO, NO_COLOR=1, true, false",
    "AUTO, NO_COLOR=, true, true",
    "AUTO, CLICOLOR=0, true, false",
    "AUTO, CLICOLOR_FORCE=1, false, true",
    "AUTO, CLICOLOR_FORCE=0, false, false",
    "AUTO, FORCE_COLOR=1, false, true",
    "AUTO, FORCE_COLOR=1 NO_COLOR=1, true, false",
    "AUTO, CLICOLOR_FORCE=1 CLICOLOR=0, false, true",
    "AUTO, TERM=dumb, true, false",
    "ALWAYS, NO_COLOR=1, false, true",
    "NEVER, CLICOLOR_FORCE=1, true, false"
  })
  void the_flag_then_the_environment_then_the_terminal(
      ColourMode colour, String env, boolean terminal, boolean expected) {
    assertThat(colour.isEnabled(env(env), terminal)).isEqualTo(expected);
  }

  private static Map<String, String> env(String text) {
    return Arrays.stream(text.split(" "))
        .filter(pair -> !pair.isEmpty())
        .collect(Collectors.toMap(pair -> pair.split("=", 2)[0], pair -> pair.split("=", 2)[1]));
  }
}
