package com.otpiq.check.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.message.WebhookSecret;
import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.Headers;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
  @Test
  void a_changed_secret_is_sent_in_the_header_of_the_secret() {
    assertThat(of("s3cret").altered(Credentials::withoutLastCharacter))
        .contains(Headers.NONE.with(HeaderName.SECRET, "s3cre"));
  }

  @Test
  void a_change_without_effect_gives_no_header_because_the_receiver_must_accept_it() {
    assertThat(of("12345").altered(Credentials::swapCase)).isEmpty();
    assertThat(of("lower").altered(value -> value.toLowerCase(Locale.ROOT))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3cret", "xylophone", "x", "XxXx"})
  void a_different_value_has_the_same_length_and_no_character_in_place(String secret) {
    String other = Credentials.differentEverywhere(secret);

    assertThat(other).hasSameSizeAs(secret);
    for (int i = 0; i < secret.length(); i++) {
      assertThat(other.charAt(i)).isNotEqualTo(secret.charAt(i));
    }
  }

  @Test
  void every_form_of_a_secret_that_is_sent_is_redacted() {
    assertThat(of("AbcDef").redactor().redact("AbcDef AbcDe aBCdEF abcdef ABCDEF AbcDxx"))
        .isEqualTo("[hidden] [hidden] [hidden] [hidden] [hidden] AbcDxx");
  }

  @Test
  void a_secret_of_one_character_is_redacted() {
    assertThat(of("k").redactor().redact("-k-")).isEqualTo("-[hidden]-");
  }

  @Test
  void without_a_secret_there_is_no_header_and_nothing_is_redacted() {
    var none = new Credentials(Optional.empty(), Optional.empty());

    assertThat(none.current()).isEqualTo(none.previous());
    assertThat(none.secretIn("Authorization", "Bearer ")).isEqualTo(Headers.NONE);
    assertThat(none.altered(Credentials::swapCase)).isEmpty();
    assertThat(none.environment("SECRET", "PREVIOUS")).isEmpty();
    assertThat(none.redactor().redact("text")).isEqualTo("text");
  }

  @Test
  void the_environment_has_the_secrets_under_the_given_names() {
    var both =
        new Credentials(Optional.of(WebhookSecret.of("new")), Optional.of(WebhookSecret.of("old")));

    assertThat(both.environment("SECRET", "PREVIOUS"))
        .isEqualTo(Map.of("SECRET", "new", "PREVIOUS", "old"));
    assertThat(both.current().first(HeaderName.SECRET)).contains("new");
    assertThat(both.previous().first(HeaderName.SECRET)).contains("old");
  }

  private static Credentials of(String secret) {
    return new Credentials(Optional.of(WebhookSecret.of(secret)), Optional.empty());
  }
}
