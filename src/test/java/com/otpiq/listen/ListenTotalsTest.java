package com.otpiq.listen;

import static com.otpiq.listen.ListenFixture.jsonType;
import static com.otpiq.listen.ListenFixture.received;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.event.ListenEvent;
import com.otpiq.rule.Inspector;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.ReceivedRequest;
import com.otpiq.webhook.WebhookResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListenTotalsTest {
  private final ListenTotals totals = new ListenTotals();

  @Test
  void counts_webhooks_by_response_and_findings_by_severity() {
    count("POST", ListenFixture.sent(), 200, false);
    count("POST", ListenFixture.sent().replace("}", ",\"x\":1}"), 200, false);
    count("POST", "{}", 422, false);

    ListenEvent.ListenSummary summary = totals.summary(List.of(), Duration.ofSeconds(1));
    assertThat(summary.accepted()).isEqualTo(2);
    assertThat(summary.refused()).isEqualTo(1);
    assertThat(summary.warnings()).isEqualTo(1);
    assertThat(summary.errors()).isPositive();
  }

  @Test
  void neither_another_method_nor_a_scripted_refusal_counts_as_refused() {
    totals.count(
        ListenEvent.Received.refused(
            1,
            new ReceivedRequest("GET", "/", received("").delivery()),
            WebhookResponse.of(405, "")));
    count("POST", ListenFixture.sent(), 503, true);

    assertThat(totals.summary(List.of(), Duration.ZERO).refused()).isZero();
  }

  @Test
  void a_webhook_that_could_not_be_saved_is_counted_whatever_its_response() {
    for (int status : new int[] {400, 422, 503}) {
      ReceivedRequest request = new ReceivedRequest("POST", "/", received("{").delivery());
      totals.count(
          ListenEvent.Received.refused(1, request, WebhookResponse.of(status, "")).unsaved());
    }
    count("POST", ListenFixture.sent(), 200, false);

    ListenEvent.ListenSummary summary = totals.summary(List.of(), Duration.ZERO);
    assertThat(summary.unsaved()).isEqualTo(3);
    assertThat(summary.refused()).isEqualTo(3);
  }

  private void count(String method, String body, int status, boolean scripted) {
    Delivery delivery =
        new Delivery(ListenFixture.START, jsonType(), received(body).delivery().body());
    totals.count(
        new ListenEvent.Received(
            1,
            new ReceivedRequest(method, "/", delivery),
            WebhookResponse.of(status, ""),
            Optional.of(Inspector.ofSaved().inspect(delivery)),
            scripted,
            List.of(),
            Optional.empty(),
            ListenEvent.Received.Recording.SAVED));
  }
}
