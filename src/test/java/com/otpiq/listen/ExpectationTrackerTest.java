package com.otpiq.listen;

import static com.otpiq.listen.ListenFixture.delivery;
import static com.otpiq.listen.ListenFixture.report;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.event.ExpectationState;
import com.otpiq.json.FilterParser;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Filter;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpectationTrackerTest {
  private static final Filter SENT = FilterParser.parse(Map.of("status", "sent"));

  @Test
  void without_expectations_there_is_nothing_to_wait_for() {
    var tracker = new ExpectationTracker(List.of(), false);
    tracker.accept(delivery(report("sms_1", "sent", false)));

    assertThat(tracker.areMet()).isFalse();
    assertThat(tracker.areViolated()).isFalse();
    assertThat(tracker.states()).isEmpty();
  }

  @Test
  void each_expectation_counts_the_webhooks_that_match_it() {
    var tracker =
        new ExpectationTracker(
            List.of(Expectation.of(SENT, 2), Expectation.of(Filter.ALL, 3)), false);
    tracker.accept(delivery(report("sms_1", "sent", false)));
    tracker.accept(delivery(report("sms_1", "delivered", true)));
    assertThat(tracker.areMet()).isFalse();
    tracker.accept(delivery(report("sms_2", "sent", false)));

    assertThat(tracker.areMet()).isTrue();
    assertThat(tracker.states())
        .containsExactly(
            new ExpectationState("status=sent", 2, Long.MAX_VALUE, 2),
            new ExpectationState("webhooks", 3, Long.MAX_VALUE, 3));
  }

  @Test
  void one_webhook_violates_the_expectation_of_none_which_is_never_a_reason_to_stop() {
    var tracker = new ExpectationTracker(List.of(Expectation.none()), false);
    assertThat(tracker.areMet()).isFalse();
    assertThat(tracker.areViolated()).isFalse();

    tracker.accept(delivery(report("sms_1", "sent", false)));

    assertThat(tracker.areViolated()).isTrue();
    assertThat(tracker.states().getFirst().isMet()).isFalse();
  }

  @Test
  void until_final_waits_for_every_message_that_was_seen() {
    var tracker = new ExpectationTracker(List.of(), true);
    assertThat(tracker.areMet()).isFalse();
    tracker.accept(delivery(report("sms_1", "sent", false)));
    tracker.accept(delivery(report("sms_2", "sent", false)));
    tracker.accept(delivery(report("sms_1", "delivered", true)));
    assertThat(tracker.areMet()).isFalse();
    tracker.accept(delivery(report("sms_2", "failed", true)));

    assertThat(tracker.areMet()).isTrue();
  }

  @Test
  void a_late_event_does_not_open_a_final_message_again() {
    var tracker = new ExpectationTracker(List.of(), true);
    tracker.accept(delivery(report("sms_1", "delivered", true)));
    tracker.accept(delivery(report("sms_1", "sent", false)));

    assertThat(tracker.areMet()).isTrue();
  }

  @Test
  void a_webhook_without_a_message_has_no_final_status_to_wait_for() {
    var tracker = new ExpectationTracker(List.of(), true);
    tracker.accept(delivery("{\"from\":\"9647700000000\"}"));

    assertThat(tracker.areMet()).isFalse();
    assertThat(tracker.states().getFirst().received()).isZero();
  }

  @Test
  void of_any_number_of_messages_the_last_ones_are_remembered_and_all_are_counted() {
    var tracker = new ExpectationTracker(List.of(), true);
    int many = ExpectationTracker.MAX_MESSAGES + 10;
    for (int i = 0; i < many; i++) {
      tracker.accept(delivery(report("final" + i, "delivered", true)));
      tracker.accept(delivery(report("open" + i, "sent", false)));
    }
    for (int i = 0; i < many; i++) {
      tracker.accept(delivery(report("open" + i, "delivered", true)));
    }

    assertThat(tracker.states())
        .containsExactly(
            new ExpectationState(
                "messages that are final", 2L * many + 10, Long.MAX_VALUE, 2L * many));
    assertThat(tracker.areMet()).isFalse();
  }

  @Test
  void a_message_is_recognised_by_an_identifier_of_any_length_which_is_not_kept() {
    var tracker = new ExpectationTracker(List.of(), true);
    List<WeakReference<String>> ids = new ArrayList<>();
    for (boolean isFinal : new boolean[] {false, true}) {
      Delivery delivery = delivery(report("x".repeat(10_000), "sent", isFinal));
      ids.add(new WeakReference<>(delivery.text("smsId").orElseThrow()));
      tracker.accept(delivery);
      assertThat(tracker.areMet()).isEqualTo(isFinal);
    }

    System.gc();
    assertThat(ids).allMatch(id -> id.get() == null);
  }
}
