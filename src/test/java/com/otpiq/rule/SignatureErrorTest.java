package com.otpiq.rule;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.json.BodyParser;
import com.otpiq.json.JsonWriter;
import com.otpiq.message.WebhookSecret;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.Headers;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureErrorTest {
  private static final WebhookSecret SECRET = WebhookSecret.of("s3cret");
  private static final String TIMESTAMP = "1767225600";
  private static final String BODY = "{\"a\":\"é/\",\"b\":1}";

  @Test
  void the_signature_of_the_body_is_right() {
    assertThat(error(signed(BODY), BODY)).isEmpty();
  }

  @Test
  void without_a_secret_only_the_format_is_checked() {
    assertThat(error("sha256=" + "0".repeat(64), BODY, List.of())).isEmpty();
    assertThat(error("sha256=", BODY, List.of())).hasValue(SignatureError.FORM);
  }

  @Test
  void a_missing_signature_is_an_error_even_without_a_secret() {
    assertThat(
            SignatureError.in(delivery(Headers.NONE, BODY), List.of(), JsonWriter::serializations))
        .map(AuthenticationError::kind)
        .hasValue(SignatureError.MISSING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha256=zz", "md5=00", "", "sha256=00"})
  void another_format_is_named(String signature) {
    assertThat(error(signature, BODY)).hasValue(SignatureError.FORM);
  }

  @Test
  void upper_case_digits_are_named() {
    String digits = SECRET.sign(TIMESTAMP, BODY.getBytes(UTF_8)).substring(7);

    assertThat(error("sha256=" + digits.toUpperCase(Locale.ROOT), BODY))
        .hasValue(SignatureError.HEX_CASE);
  }

  @ParameterizedTest
  @ValueSource(strings = {BODY + "\n", BODY + "\r\n"})
  void a_newline_that_was_added_or_removed_is_named(String other) {
    assertThat(error(signed(other), BODY)).hasValue(SignatureError.NEWLINE);
    assertThat(error(signed(BODY), other)).hasValue(SignatureError.NEWLINE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\": \"é/\", \"b\": 1}",
        "{\"a\":\"é\\/\",\"b\":1}",
        "{\"a\":\"\\u00e9/\",\"b\":1}"
      })
  void json_that_was_written_again_is_named(String other) {
    assertThat(error(signed(other), BODY)).hasValue(SignatureError.BODY_REWRITTEN);
  }

  @Test
  void a_signature_without_the_timestamp_is_named() {
    assertThat(error("sha256=" + SECRET.hmac(BODY.getBytes(UTF_8)), BODY))
        .hasValue(SignatureError.BODY_ONLY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":2}", "{\"a\":"})
  void anything_else_is_another_secret_timestamp_or_body(String received) {
    assertThat(error(signed(BODY), received)).hasValue(SignatureError.OTHER_SECRET);
  }

  private static String signed(String body) {
    return SECRET.sign(TIMESTAMP, body.getBytes(UTF_8));
  }

  private static Optional<SignatureError> error(String signature, String body) {
    return error(signature, body, List.of(WebhookSecret.of("another"), SECRET));
  }

  private static Optional<SignatureError> error(
      String signature, String body, List<WebhookSecret> secrets) {
    Headers headers =
        Headers.NONE.with(HeaderName.TIMESTAMP, TIMESTAMP).with(HeaderName.SIGNATURE, signature);
    return SignatureError.in(delivery(headers, body), secrets, JsonWriter::serializations)
        .map(AuthenticationError::kind);
  }

  private static Delivery delivery(Headers headers, String body) {
    return new Delivery(Instant.EPOCH, headers, BodyParser.parse(body.getBytes(UTF_8)));
  }
}
