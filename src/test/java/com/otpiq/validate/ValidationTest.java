package com.otpiq.validate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.event.Event;
import com.otpiq.event.ValidationEvent;
import com.otpiq.journal.SavedResponse;
import com.otpiq.journal.SavedWebhook;
import com.otpiq.journal.SavedWebhooks;
import com.otpiq.json.BodyParser;
import com.otpiq.rule.Annotation;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ValidationTest {
  private static final String VALID =
      "{\"smsId\":\"sms_1\",\"deliveryReportType\":\"all\",\"isFinal\":false,"
          + "\"channel\":\"sms\",\"status\":\"sent\",\"senderId\":\"OTPIQ\"}";

  private final List<Event> events = new ArrayList<>();

  @Test
  void every_webhook_is_reported_in_order_and_then_the_totals() {
    ValidationEvent.ValidationSummary summary = run(VALID, "{\"smsId\":1,\"extra\":true}", "[]");

    assertThat(events).hasSize(4).last().isSameAs(summary);
    assertThat(validated().map(ValidationEvent.WebhookValidated::number)).containsExactly(1, 2, 3);
    assertThat(validated().map(event -> event.inspection().hasErrors()))
        .containsExactly(false, true, true);
    assertThat(summary.payloads()).isEqualTo(3);
    assertThat(summary.errors())
        .isEqualTo(validated().mapToLong(event -> event.inspection().errors()).sum())
        .isPositive();
    assertThat(summary.warnings()).isEqualTo(1);
  }

  @Test
  void a_webhook_is_compared_with_the_ones_before_it() {
    run(VALID, VALID);

    assertThat(validated().map(event -> event.inspection().annotations()))
        .containsExactly(List.of(), List.of(Annotation.DUPLICATE));
  }

  @Test
  void nothing_has_no_errors() {
    assertThat(run()).isEqualTo(new ValidationEvent.ValidationSummary(0, 0, 0, 0));
  }

  private ValidationEvent.ValidationSummary run(String... bodies) {
    return new Validation(events::add)
        .run(SavedWebhooks.of(Stream.of(bodies).map(ValidationTest::saved).toList()));
  }

  private Stream<ValidationEvent.WebhookValidated> validated() {
    return events.stream()
        .filter(ValidationEvent.WebhookValidated.class::isInstance)
        .map(ValidationEvent.WebhookValidated.class::cast);
  }

  private static SavedWebhook saved(String body) {
    return new SavedWebhook(
        "file",
        Position.START,
        Delivery.ofBody(Instant.EPOCH, BodyParser.parse(body.getBytes(UTF_8))),
        true,
        SavedResponse.UNKNOWN);
  }
}
