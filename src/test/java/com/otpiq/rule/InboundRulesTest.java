package com.otpiq.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.json.BodyParser;
import com.otpiq.json.JsonWriter;
import com.otpiq.message.WebhookSecret;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboundRulesTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String TIMESTAMP = Long.toString(NOW.getEpochSecond());
  private static final WebhookSecret OLD = WebhookSecret.of("otpiq_live_sk" + "0".repeat(64));
  private static final WebhookSecret NEW = WebhookSecret.of("otpiq_live_sk" + "1".repeat(64));
  private static final String BODY =
      "{\"eventId\":\"e1\",\"message\":{\"content\":\"مرحبا / سڵاو\"}}";

  @Test
  void a_right_signature_is_verified_with_every_configured_secret() {
    Inspection inspection = inspect(BODY, headers(OLD.sign(TIMESTAMP, bytes(BODY))));

    assertThat(inspection.authentication()).isEqualTo(Authentication.VERIFIED);
    assertThat(inspection.findings()).isEmpty();
  }

  @Test
  void the_vector_that_openssl_makes_is_right() {
    // printf '1767225600.{"a":1}' | openssl dgst -sha256 -hmac s3cret
    var secret = WebhookSecret.of("s3cret");

    assertThat(secret.sign("1767225600", bytes("{\"a\":1}")))
        .isEqualTo("sha256=7d4120fcebf444efab10ba7cd6c651bf463cefb039db5fad37ff9f7231ac8a4a");
  }

  @Test
  void signature_missing() {
    assertThat(ids(BODY, headers("x").without(HeaderName.SIGNATURE)))
        .containsExactly("signature-missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha256=abc", "deadbeef", "v1,MEUCIQ=="})
  void signature_form(String signature) {
    assertThat(ids(BODY, headers(signature))).containsExactly("signature-form");
  }

  @Test
  void signature_hex_case() {
    String signature = NEW.sign(TIMESTAMP, bytes(BODY));
    String upper = "sha256=" + signature.substring(7).toUpperCase(Locale.ROOT);

    assertThat(ids(BODY, headers(upper))).containsExactly("signature-hex-case");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s\n", "%s\r\n", " %s"})
  void signature_newline(String sent) {
    String arrived = sent.formatted(BODY);

    assertThat(ids(arrived, headers(NEW.sign(TIMESTAMP, bytes(BODY)))))
        .containsExactly("signature-newline");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ \"eventId\" : \"e1\" , \"message\" : { \"content\" : \"مرحبا / سڵاو\" } }",
        "{\"eventId\": \"e1\", \"message\": {\"content\": \"مرحبا / سڵاو\"}}"
      })
  void signature_body_rewritten(String arrived) {
    assertThat(ids(arrived, headers(NEW.sign(TIMESTAMP, bytes(BODY)))))
        .containsExactly("signature-body-rewritten");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"eventId\": \"e1\", \"message\": {\"content\": \"\\u0645\\u0631\\u062d\\u0628\\u0627 / \\u0633\\u06b5\\u0627\\u0648\"}}",
        "{\"eventId\":\"e1\",\"message\":{\"content\":\"\\u0645\\u0631\\u062d\\u0628\\u0627 \\/ \\u0633\\u06b5\\u0627\\u0648\"}}"
      })
  void signature_body_rewritten_as_python_and_php_write(String signed) {
    assertThat(ids(BODY, headers(NEW.sign(TIMESTAMP, bytes(signed)))))
        .containsExactly("signature-body-rewritten");
  }

  @Test
  void signature_body_only() {
    assertThat(ids(BODY, headers("sha256=" + NEW.hmac(bytes(BODY)))))
        .containsExactly("signature-body-only");
  }

  @Test
  void signature_other_secret() {
    String other = WebhookSecret.of("somebody-else").sign(TIMESTAMP, bytes(BODY));

    assertThat(ids(BODY, headers(other))).containsExactly("signature-other-secret");
  }

  @Test
  void event_known() {
    assertThat(ids(BODY, signed(HeaderName.EVENT, "whatsapp.status")))
        .containsExactly("event-known");
  }

  @Test
  void event_id_required() {
    assertThat(ids(BODY, right().without(HeaderName.EVENT_ID)))
        .containsExactly("event-id-required");
  }

  @Test
  void timestamp_required() {
    Headers headers = headers(NEW.sign("", bytes(BODY))).without(HeaderName.TIMESTAMP);

    assertThat(ids(BODY, headers)).containsExactly("timestamp-required");
  }

  @Test
  void timestamp_readable() {
    assertThat(ids(BODY, at("+999999999-11-29T00:00:00Z"))).containsExactly("timestamp-readable");
    assertThat(ids(BODY, at("yesterday"))).containsExactly("timestamp-readable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1767225601",
        "1767225600999",
        "2026-01-01T00:00:00Z",
        "2026-01-01T03:00:01+03:00"
      })
  void a_timestamp_in_any_usual_unit_is_fresh(String timestamp) {
    assertThat(ids(BODY, at(timestamp))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1767225000", "1767226200000", "2025-12-31T23:00:00Z"})
  void timestamp_fresh(String timestamp) {
    assertThat(ids(BODY, at(timestamp))).containsExactly("timestamp-fresh");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "first", "-1", ""})
  void attempt_number(String attempt) {
    assertThat(ids(BODY, signed(HeaderName.ATTEMPT, attempt))).containsExactly("attempt-number");
  }

  @Test
  void the_same_event_id_again_is_a_duplicate() {
    Inspector inspector = inspector();
    inspector.inspect(delivery(BODY, right()));

    assertThat(inspector.inspect(delivery(BODY, right())).annotations())
        .containsExactly(Annotation.DUPLICATE);
  }

  private static Headers right() {
    return headers(NEW.sign(TIMESTAMP, bytes(BODY)));
  }

  private static Headers signed(String name, String value) {
    return right().overriddenBy(Headers.NONE.with(name, value));
  }

  private static Headers at(String timestamp) {
    return headers(NEW.sign(timestamp, bytes(BODY)))
        .overriddenBy(Headers.NONE.with(HeaderName.TIMESTAMP, timestamp));
  }

  private static Headers headers(String signature) {
    return Headers.NONE
        .with(HeaderName.EVENT, InboundRules.EVENT)
        .with(HeaderName.EVENT_ID, "evt_1")
        .with(HeaderName.TIMESTAMP, TIMESTAMP)
        .with(HeaderName.ATTEMPT, "1")
        .with(HeaderName.SIGNATURE, signature);
  }

  private static List<String> ids(String body, Headers headers) {
    return inspect(body, headers).findings().stream().map(finding -> finding.rule().id()).toList();
  }

  private static Inspection inspect(String body, Headers headers) {
    return inspector().inspect(delivery(body, headers));
  }

  private static Inspector inspector() {
    return Inspector.ofReceived(List.of(NEW, OLD), JsonWriter::serializations);
  }

  private static Delivery delivery(String body, Headers headers) {
    return new Delivery(NOW, headers, BodyParser.parse(bytes(body)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
