package com.otpiq.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlTokenTest {
  private static final String VALUE = "0123456789abcdef";

  @ParameterizedTest
  @CsvSource({
    "Bearer 0123456789abcdef, true",
    "bearer   0123456789abcdef, true",
    "Bearer 0123456789abcdeF, false",
    "Bearer 0123456789abcde, false",
    "Basic 0123456789abcdef, false",
    "0123456789abcdef, false"
  })
  void it_is_found_in_a_header_as_a_whole(String authorization, boolean found) {
    assertThat(ControlToken.of(VALUE).isIn(authorization)).isEqualTo(found);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "0123456789abcde", "0123456789 abcdef", "0123456789abcdéf0"})
  void a_token_that_is_short_or_has_other_characters_is_refused_and_not_shown(String value) {
    assertThatThrownBy(() -> ControlToken.of(value))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .matches("has (less than 16 characters|a space or a character that is not ASCII)");
  }

  @Test
  void its_text_does_not_show_it() {
    assertThat(ControlToken.of(VALUE)).hasToString("ControlToken[hidden]");
    assertThat(ControlToken.of(VALUE).reveal()).isEqualTo(VALUE);
  }
}
