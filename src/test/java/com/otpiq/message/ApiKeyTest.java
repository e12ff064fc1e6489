package com.otpiq.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiKeyTest {
  @ParameterizedTest
  @CsvSource({"sk_live_a, false, true", "sk_dev_a, true, true", "other, false, false"})
  void the_prefix_tells_the_kind_of_key(String value, boolean isDev, boolean known) {
    ApiKey key = ApiKey.of(value);

    assertThat(key.isDev()).isEqualTo(isDev);
    assertThat(key.hasKnownPrefix()).isEqualTo(known);
    assertThat(key.reveal()).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "'', is empty",
    "Bearer sk_live_a, starts with Bearer",
    "sk_live a, has a space",
    "sk_live_é, has a space or a character",
  })
  void what_cannot_be_a_key_is_refused_without_showing_it(String value, String text) {
    assertThatThrownBy(() -> ApiKey.of(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(text)
        .hasMessageNotContaining("sk_live");
  }

  @Test
  void to_string_hides_the_key() {
    assertThat(ApiKey.of("sk_live_a")).hasToString("ApiKey[hidden]");
  }
}
