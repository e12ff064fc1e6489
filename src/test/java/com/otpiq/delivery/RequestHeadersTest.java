package com.otpiq.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.json.BodyParser;
import com.otpiq.message.WebhookSecret;
import com.otpiq.time.VirtualTime;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.WebhookKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The documented headers of each kind of webhook. */
class RequestHeadersTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00.900Z");
  private static final Optional<WebhookSecret> SECRET = Optional.of(WebhookSecret.of("s3cret"));

  private final VirtualTime clock = new VirtualTime(NOW);
  private final Body body = BodyParser.parse("{\"n\":1.0}".getBytes(StandardCharsets.UTF_8));

  @Test
  void a_delivery_report_has_the_secret_in_a_header_of_its_own() {
    Delivery delivery = headers(SECRET, Headers.NONE).forAttempt(report(), 1);

    assertThat(lines(delivery))
        .containsExactly(
            "Content-Type: application/json",
            "User-Agent: otpiq/1",
            "X-OTPIQ-Webhook-Secret: s3cret");
    assertThat(delivery.body()).isSameAs(body);
    assertThat(delivery.at()).isEqualTo(NOW);
  }

  @Test
  void without_a_secret_there_is_no_header_for_it() {
    assertThat(lines(headers(Optional.empty(), Headers.NONE).forAttempt(report(), 1)))
        .containsExactly("Content-Type: application/json", "User-Agent: otpiq/1");
  }

  @Test
  void an_inbound_message_is_signed_over_its_timestamp_in_seconds() {
    Delivery delivery = headers(SECRET, Headers.NONE).forAttempt(inbound(), 3);

    assertThat(lines(delivery))
        .containsExactly(
            "Content-Type: application/json",
            "User-Agent: otpiq/1",
            "X-OTPIQ-Webhook-Event: whatsapp.inbound_message.received",
            "X-OTPIQ-Webhook-Event-Id: evt_1",
            "X-OTPIQ-Webhook-Timestamp: 1767225600",
            "X-OTPIQ-Webhook-Attempt: 3",
            "X-OTPIQ-Webhook-Signature: " + SECRET.orElseThrow().sign("1767225600", body.bytes()));
  }

  @Test
  void an_inbound_message_is_signed_anew_for_each_attempt() {
    RequestHeaders headers = headers(SECRET, Headers.NONE);
    Delivery first = headers.forAttempt(inbound(), 1);
    clock.sleep(Duration.ofSeconds(10));
    Delivery second = headers.forAttempt(inbound(), 2);

    assertThat(second.headers().first("X-OTPIQ-Webhook-Signature"))
        .isNotEqualTo(first.headers().first("X-OTPIQ-Webhook-Signature"));
    assertThat(second.headers().first("X-OTPIQ-Webhook-Event-Id")).contains("evt_1");
  }

  @Test
  void an_inbound_message_without_a_secret_is_not_signed() {
    assertThat(headers(Optional.empty(), Headers.NONE).forAttempt(inbound(), 1).headers())
        .matches(headers -> !headers.has("X-OTPIQ-Webhook-Signature"));
  }

  @Test
  void headers_of_the_user_replace_those_of_the_same_name_and_add_others() {
    Headers extra = Headers.NONE.with("user-agent", "mine").with("X-More", "1");

    assertThat(lines(headers(SECRET, extra).forAttempt(report(), 1)))
        .containsExactly(
            "Content-Type: application/json",
            "X-OTPIQ-Webhook-Secret: s3cret",
            "user-agent: mine",
            "X-More: 1");
  }

  @Test
  void a_saved_webhook_keeps_its_event_id_and_a_new_inbound_message_gets_one() {
    Delivery saved = headers(SECRET, Headers.NONE).forAttempt(inbound(), 1);

    assertThat(OutgoingWebhook.of(saved, 0).withEventId(new Random(1)).eventId()).contains("evt_1");
    assertThat(OutgoingWebhook.of(saved, 0).receivedAt()).contains(NOW);
    assertThat(
            OutgoingWebhook.of(body, WebhookKind.WHATSAPP_INBOUND)
                .withEventId(new Random(1))
                .eventId())
        .hasValueSatisfying(id -> assertThat(id).matches("evt_[0-9a-f]{16}"));
    assertThat(report().withEventId(new Random(1)).eventId()).isEmpty();
  }

  private RequestHeaders headers(Optional<WebhookSecret> secret, Headers extra) {
    return new RequestHeaders(secret, extra, "otpiq/1", clock);
  }

  private OutgoingWebhook report() {
    return OutgoingWebhook.of(body, WebhookKind.DELIVERY_REPORT);
  }

  private OutgoingWebhook inbound() {
    return new OutgoingWebhook(
        body, WebhookKind.WHATSAPP_INBOUND, Optional.of("evt_1"), Optional.empty(), 0);
  }

  private static List<String> lines(Delivery delivery) {
    return delivery.headers().lines().stream()
        .map(line -> line.name() + ": " + line.value())
        .toList();
  }
}
