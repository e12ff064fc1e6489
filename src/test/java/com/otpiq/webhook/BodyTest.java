package com.otpiq.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.json.BodyParser;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BodyTest {
  @Test
  void a_body_is_text_if_its_bytes_are_utf_8() {
    Body text = body("{\"a\":\"سلام\"}");
    Body binary = BodyParser.parse(new byte[] {(byte) 0xff, 'a'});

    assertThat(text.isText()).isTrue();
    assertThat(text.text()).isEqualTo("{\"a\":\"سلام\"}");
    assertThat(binary.isText()).isFalse();
    assertThat(binary.text()).isEqualTo("\uFFFDa");
    assertThat(binary.bytes()).containsExactly(0xff, 'a');
  }

  @Test
  void only_a_json_object_is_an_object() {
    assertThat(body("{}").object()).isPresent();
    assertThat(body("[]").object()).isEmpty();
    assertThat(body("{").object()).isEmpty();
  }

  @Test
  void a_delivery_finds_the_values_of_its_body() {
    Delivery delivery =
        Delivery.ofBody(Instant.EPOCH, body("{\"status\":\"sent\",\"isFinal\":false,\"n\":1}"));

    assertThat(delivery.hasValue("status", "sent")).isTrue();
    assertThat(delivery.hasValue("status", "failed")).isFalse();
    assertThat(delivery.hasValue("isFinal", false)).isTrue();
    assertThat(delivery.hasValue("isFinal", true)).isFalse();
    assertThat(delivery.hasValue("status", true)).isFalse();
    assertThat(delivery.text("n")).isEmpty();
    assertThat(delivery.field("n")).isPresent();
    assertThat(delivery.field("reason")).isEmpty();
  }

  @Test
  void only_the_event_header_makes_an_inbound_message() {
    Delivery report = Delivery.ofBody(Instant.EPOCH, body("{}"));
    Headers headers = Headers.NONE.with(HeaderName.EVENT, "any");

    assertThat(report.kind()).isEqualTo(WebhookKind.DELIVERY_REPORT);
    assertThat(new Delivery(Instant.EPOCH, headers, report.body()).kind())
        .isEqualTo(WebhookKind.WHATSAPP_INBOUND);
  }

  private static Body body(String text) {
    return BodyParser.parse(text.getBytes(UTF_8));
  }
}
