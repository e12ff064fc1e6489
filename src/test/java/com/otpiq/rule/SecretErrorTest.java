package com.otpiq.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.message.WebhookSecret;
import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.Headers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretErrorTest {
  private static final String SECRET = "Correct-Horse-7";
  private static final List<WebhookSecret> SECRETS =
      List.of(WebhookSecret.of("the-old-one"), WebhookSecret.of(SECRET));

  @Test
  void either_secret_is_right() {
    assertThat(error(SECRET)).isEmpty();
    assertThat(error("the-old-one")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "\"Correct-Horse-7\" | STRAY_SPACE",
        "Correct-Horse-7%0A | STRAY_SPACE",
        "Correct-Horse-7\\n | STRAY_SPACE",
        "Correct-Horse-7\u00a0 | STRAY_SPACE",
        "correct-horse-7 | OTHER_CASE",
        "Bearer Correct-Horse-7 | PADDED",
        "xCorrect-Horse-7 | PADDED",
        "Correct-Horse | PADDED",
        "7 | WRONG",
        "sha256=00 | LOOKS_SIGNED",
        "v1,abc | LOOKS_SIGNED",
        "t=12,v1=abc | LOOKS_SIGNED",
        "0123456789abcdef0123456789abcdef01234567 | LOOKS_SIGNED",
        "incorrect | WRONG",
        "^^ | WRONG"
      })
  void each_mistake_is_recognised_without_showing_the_secret(String value, SecretError kind) {
    AuthenticationError<SecretError> error = error(value).orElseThrow();

    assertThat(error.kind()).isEqualTo(kind);
    assertThat(error.hint().orElse("")).doesNotContainIgnoringCase("horse");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"", "%20", "%0a", "\\n", "\u00a0", "a", "t=1", "\"a"})
  void a_value_of_any_length_is_an_error_and_no_failure(String part) {
    assertThat(error(part.repeat(500_000)).orElseThrow().kind())
        .isIn(SecretError.WRONG, SecretError.LOOKS_SIGNED);
    assertThat(error(SECRET + "\"".repeat(500_000)).orElseThrow().kind())
        .isEqualTo(SecretError.STRAY_SPACE);
  }

  @Test
  void a_header_that_occurs_twice_is_an_error_even_if_one_is_right() {
    Headers headers = Headers.NONE.with(HeaderName.SECRET, SECRET).with(HeaderName.SECRET, SECRET);

    assertThat(SecretError.in(headers, SECRETS))
        .hasValueSatisfying(error -> {
          assertThat(error.kind()).isEqualTo(SecretError.TWICE);
          assertThat(error.hint()).hasValue("the header occurs 2 times");
        });
  }

  @ParameterizedTest
  @CsvSource({
    "X-Secret, Correct-Horse-7, OTHER_HEADER",
    "Authorization, Bearer Correct-Horse-7, OTHER_HEADER",
    "X-Signature-256, sha256=00, LOOKS_SIGNED",
    "X-Other, value, MISSING"
  })
  void without_the_header_the_others_may_explain_why(String name, String value, SecretError kind) {
    assertThat(SecretError.in(Headers.NONE.with(name, value), SECRETS))
        .map(AuthenticationError::kind)
        .hasValue(kind);
  }

  private static Optional<AuthenticationError<SecretError>> error(String value) {
    return SecretError.in(Headers.NONE.with(HeaderName.SECRET, value), SECRETS);
  }
}
