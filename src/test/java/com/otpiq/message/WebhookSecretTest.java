package com.otpiq.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.otpiq.webhook.Headers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSecretTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "your_secret_123", "!#$%&'*+-.^_`|~", "0123456789abcdef"})
  void takes_what_otpiq_takes(String value) {
    assertThat(WebhookSecret.of(value).matches(value)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "a b,a space at character 2",
    "'a\tb',a tab at character 2",
    "'ab\n',a line break at character 3",
    "a/b=,a symbol at character 2",
    "سر,a character outside ASCII at character 1"
  })
  void says_what_it_does_not_take_without_showing_it(String value, String complaint) {
    assertThatThrownBy(() -> WebhookSecret.of(value))
        .hasMessageContaining(complaint)
        .hasMessageNotContaining(value);
  }

  @Test
  void is_neither_empty_nor_longer_than_200() {
    assertThatThrownBy(() -> WebhookSecret.of("")).hasMessage("is empty");
    assertThatThrownBy(() -> WebhookSecret.of("x".repeat(201)))
        .hasMessageContaining("201 characters");
    assertThat(WebhookSecret.of("x".repeat(200)).matches("x".repeat(200))).isTrue();
  }

  @Test
  void never_shows_itself() {
    assertThat(WebhookSecret.of("hush-hush").toString()).doesNotContain("hush");
  }

  @Test
  void is_taken_out_of_what_is_shown() {
    var redactor = new Redactor(List.of(WebhookSecret.of("hush-hush")));
    Headers headers =
        redactor.redact(
            Headers.NONE
                .with("X-OTPIQ-Webhook-Secret", "another")
                .with("Authorization", "Bearer x")
                .with("Cookie", "session=1")
                .with("X-Misplaced", "it is hush-hush!")
                .with("Accept", "*/*"));

    assertThat(headers.lines().stream().map(Headers.Line::value))
        .containsExactly("[hidden]", "[hidden]", "[hidden]", "it is [hidden]!", "*/*");
  }
}
