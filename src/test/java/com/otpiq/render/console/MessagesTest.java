package com.otpiq.render.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.event.DeliveryEvent;
import com.otpiq.render.text.Theme;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the summary of a delivery says about response times. */
class MessagesTest {
  @Test
  void slow_late_and_missing_responses_are_counted_apart() {
    var latency = new DeliveryEvent.Latency(Duration.ofSeconds(4), Duration.ofSeconds(11), 3, 1, 2);

    assertThat(summary(latency))
        .isEqualTo(
            "4 of 6 webhooks acknowledged, 6 attempts  (p50 4 s, p99 11 s)"
                + "; 2 attempts took 5 s or more"
                + "; 1 attempt took longer than the 10 s that OTPIQ waits"
                + "; 2 attempts timed out\n");
  }

  @Test
  void without_a_response_there_are_no_times() {
    var latency = new DeliveryEvent.Latency(Duration.ZERO, Duration.ZERO, 0, 0, 0);

    assertThat(summary(latency)).isEqualTo("4 of 6 webhooks acknowledged, 6 attempts\n");
  }

  private static String summary(DeliveryEvent.Latency latency) {
    return new Messages(new Theme(false))
        .of(new DeliveryEvent.DeliverySummary(6, 4, 2, 0, 6, latency));
  }
}
