package com.otpiq.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.json.BodyParser;
import com.otpiq.json.JsonWriter;
import com.otpiq.sample.BrokenBodies;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.HeaderBytes;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import com.otpiq.webhook.ReceivedRequest;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryFormatTest {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00.123456Z");
  private static final Headers HEADERS =
      Headers.NONE
          .with("X-Id", "1")
          .with("x-id", "two")
          .with("Empty", "")
          .with("X-Any", anyBytes());

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"a\" : 1.0}\r\n", "", "not JSON \u0000\u202e", "{\"a\":\"سلام \\u00e9\"}"})
  void a_delivery_is_read_as_it_was_written(String body) {
    Delivery delivery = new Delivery(AT, HEADERS, BodyParser.parse(body.getBytes(UTF_8)));

    Delivery read = DeliveryFormat.read(throughText(record(delivery))).orElseThrow();

    assertThat(read.at()).isEqualTo(AT);
    assertThat(read.headers()).isEqualTo(HEADERS);
    assertThat(read.body().bytes()).isEqualTo(body.getBytes(UTF_8));
  }

  @Test
  void any_body_keeps_its_bytes() {
    for (byte[] body : BrokenBodies.all()) {
      Delivery delivery = new Delivery(AT, Headers.NONE, BodyParser.parse(body));

      assertThat(DeliveryFormat.read(throughText(record(delivery))).orElseThrow().body().bytes())
          .isEqualTo(body);
    }
  }

  @Test
  void bytes_that_are_not_utf_8_are_written_as_base64() {
    byte[] bytes = {(byte) 0xff, 0, '\n', (byte) 0x80};
    Json.Obj record = record(new Delivery(AT, HEADERS, BodyParser.parse(bytes)));

    assertThat(record.text("bodyBase64")).hasValue("/wAKgA==");
    assertThat(record.value("body")).isEmpty();
    assertThat(DeliveryFormat.read(throughText(record)).orElseThrow().body().bytes())
        .isEqualTo(bytes);
  }

  @Test
  void a_header_value_that_is_not_utf_8_is_followed_by_its_bytes() {
    Headers latin1 = Headers.NONE.with("X", HeaderBytes.ofLatin1("Jos\u00e9")).with("Y", "سلام");
    Json.Obj record = record(new Delivery(AT, latin1, BodyParser.parse(new byte[0])));

    assertThat(JsonWriter.readable(record))
        .contains("\"headers\":[[\"X\",\"José\",\"Sm9z6Q==\"],[\"Y\",\"سلام\"]]");
  }

  private static String anyBytes() {
    byte[] bytes = new byte[256];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    return HeaderBytes.decode(bytes);
  }

  @Test
  void method_and_path_are_written() {
    Json.Obj record = record(Delivery.ofBody(AT, BodyParser.parse(new byte[0])));

    assertThat(record.text("method")).hasValue("PUT");
    assertThat(record.text("path")).hasValue("/hook?a=1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"delivery\"}",
        "{\"type\":\"delivery\",\"body\":1}",
        "{\"type\":\"delivery\",\"bodyBase64\":\"*\"}",
        "{\"type\":\"answered\",\"body\":\"{}\"}",
        "{\"body\":\"{}\"}",
        "{\"type\":1,\"body\":\"{}\"}"
      })
  void another_object_is_no_delivery(String text) {
    assertThat(DeliveryFormat.read(object(text))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"received\",\"body\":\"{}\"}",
        "{\"type\":\"delivery\",\"body\":\"{}\",\"at\":\"yesterday\",\"headers\":\"none\"}",
        "{\"type\":\"delivery\",\"body\":\"{}\",\"headers\":[[\"a\"],[1,\"b\"],[\"a\",2],\"c\"]}"
      })
  void a_record_without_a_valid_time_or_headers_is_read_without_them(String text) {
    Delivery delivery = DeliveryFormat.read(object(text)).orElseThrow();

    assertThat(delivery.at()).isEqualTo(Instant.EPOCH);
    assertThat(delivery.headers()).isEqualTo(Headers.NONE);
    assertThat(delivery.body().text()).isEqualTo("{}");
  }

  private static Json.Obj record(Delivery delivery) {
    return DeliveryFormat.write(
            new JsonObjectBuilder().put("type", DeliveryFormat.DELIVERY),
            new ReceivedRequest("PUT", "/hook?a=1", delivery))
        .build();
  }

  private static Json.Obj throughText(Json.Obj record) {
    return object(JsonWriter.escaped(record));
  }

  private static Json.Obj object(String text) {
    return BodyParser.parse(text.getBytes(UTF_8)).object().orElseThrow();
  }
}
