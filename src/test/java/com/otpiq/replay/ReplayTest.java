package com.otpiq.replay;

import static com.otpiq.delivery.ScriptedTransport.response;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.delivery.Outcome;
import com.otpiq.delivery.OutgoingWebhook;
import com.otpiq.delivery.RetryPolicy;
import com.otpiq.delivery.ScriptedTransport;
import com.otpiq.event.DeliveryEvent;
import com.otpiq.webhook.WebhookKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The order, the timing and the summary of a replay. */
class ReplayTest extends ReplayEngineTestBase {
  @Test
  void each_webhook_is_delivered_to_its_end_before_the_next_begins() throws InterruptedException {
    ScriptedTransport receiver = ScriptedTransport.ofStatus(500, 200, 500, 500, 200);

    assertThat(replay(receiver, OptionalInt.empty(), webhooks(2)).run(1, false)).isTrue();
    assertThat(receiver.sent())
        .extracting(delivery -> delivery.body().text())
        .containsExactly("{\"n\":0}", "{\"n\":0}", "{\"n\":1}", "{\"n\":1}", "{\"n\":1}");
    assertThat(attempts())
        .extracting(attempt -> attempt.number() + "/" + attempt.total())
        .containsExactly("1/2", "1/2", "2/2", "2/2", "2/2");
    assertThat(receiver.deadlines()).containsOnly(RetryPolicy.TIMEOUT);
    assertThat(time.now()).isEqualTo(START.plusSeconds(1 + 3));
  }

  @Test
  void the_summary_counts_webhooks_and_attempts() throws InterruptedException {
    ScriptedTransport receiver =
        ScriptedTransport.of(
            new Outcome.TimedOut("waiting for the response", true),
            response(200),
            new Outcome.Failed("reset", true),
            response(410));

    assertThat(replay(receiver, OptionalInt.empty(), webhooks(2)).run(1, false)).isFalse();
    DeliveryEvent.DeliverySummary summary = summary();
    assertThat(List.of(summary.acknowledged(), summary.failed(), summary.attempts()))
        .containsExactly(1, 1, 4);
    assertThat(summary.latency().timedOut()).isEqualTo(1);
    assertThat(events.get(events.size() - 2))
        .isEqualTo(new DeliveryEvent.DeliveryProgress(1, 2, 4));
  }

  @Test
  void a_disabled_endpoint_gets_no_more_webhooks() throws InterruptedException {
    ScriptedTransport receiver = ScriptedTransport.ofStatus(500);

    assertThat(replay(receiver, OptionalInt.of(4), webhooks(3)).run(1, false)).isFalse();
    assertThat(receiver.sent()).hasSize(4);
    assertThat(attempts()).extracting(one -> one.attempt().disablesEndpoint()).endsWith(true);
    assertThat(summary().unfinished()).isEqualTo(2);
  }

  @Test
  void the_gaps_between_webhooks_are_kept() throws InterruptedException {
    List<OutgoingWebhook> saved =
        List.of(received(0, START), received(1, START.plusMillis(242_500)));

    replay(ScriptedTransport.ofStatus(200), OptionalInt.empty(), saved).run(1, true);
    assertThat(attempts())
        .extracting(one -> one.attempt().at())
        .containsExactly(START, START.plusMillis(242_500));
  }

  @Test
  void a_webhook_that_is_due_already_waits_for_nothing() throws InterruptedException {
    List<OutgoingWebhook> saved =
        List.of(received(0, START), received(1, START.plusMillis(500)), webhook(2));

    replay(ScriptedTransport.ofStatus(500, 200), OptionalInt.empty(), saved).run(1, true);
    assertThat(time.now()).isEqualTo(START.plusSeconds(1));
  }

  @Test
  void without_keeping_the_timing_nothing_waits() throws InterruptedException {
    List<OutgoingWebhook> saved =
        List.of(received(0, START), received(1, START.plusSeconds(3_600)));

    replay(ScriptedTransport.ofStatus(200), OptionalInt.empty(), saved).run(1, false);
    assertThat(time.now()).isEqualTo(START);
  }

  private static OutgoingWebhook received(int number, Instant at) {
    return new OutgoingWebhook(
        webhook(number).body(), WebhookKind.DELIVERY_REPORT, Optional.empty(), Optional.of(at), 0);
  }
}
