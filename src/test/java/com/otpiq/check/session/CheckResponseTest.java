package com.otpiq.check.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.delivery.Outcome;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.ResponseBody;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckResponseTest {
  @ParameterizedTest
  @CsvSource({"200, true", "204, true", "302, false", "404, false", "503, false"})
  void only_2xx_acknowledges_a_webhook(int status, boolean acknowledged) {
    CheckResponse response = response(responded(status, "Phrase", "text"));

    assertThat(response.isAcknowledged()).isEqualTo(acknowledged);
    assertThat(response.status()).hasValue(status);
    assertThat(response.isInClass(status / 100 * 100)).isTrue();
    assertThat(response.isInClass(100)).isFalse();
    assertThat(response.body()).isEqualTo("text");
    assertThat(response.notReached()).isFalse();
    assertThat(response.connectionBroke()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"true, true", "false, false"})
  void a_connection_that_breaks_after_something_was_sent_rejects_the_request(
      boolean sent, boolean broke) {
    CheckResponse response = response(new Outcome.Failed("the connection was reset", sent));

    assertThat(response.connectionBroke()).isEqualTo(broke);
    assertThat(response.status()).isEmpty();
    assertThat(response.body()).isEmpty();
    assertThat(response.notReached()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"waiting for the response, true, false", "connecting, false, true"})
  void a_timeout_is_no_broken_connection_and_reaches_the_receiver_if_something_was_sent(
      String during, boolean sent, boolean notReached) {
    CheckResponse response = response(new Outcome.TimedOut(during, sent));

    assertThat(response.notReached()).isEqualTo(notReached);
    assertThat(response.connectionBroke()).isFalse();
    assertThat(response.isInClass(200)).isFalse();
    assertThat(response.summary()).isEqualTo("sms sent → timed out while " + during);
  }

  @Test
  void a_status_without_a_phrase_and_control_characters_are_described_safely() {
    assertThat(CheckResponse.describe(responded(200, "", ""))).isEqualTo("200");
    assertThat(CheckResponse.describe(responded(500, "\u001b[31mred", "")))
        .isEqualTo("500 \\u001b[31mred");
  }

  @Test
  void a_prefix_is_added_to_the_request_only() {
    assertThat(response(responded(200, "OK", "")).prefixed("1st: ").summary())
        .isEqualTo("1st: sms sent → 200 OK");
  }

  private static Outcome.Responded responded(int status, String phrase, String body) {
    return new Outcome.Responded(
        status, phrase, Headers.NONE, ResponseBody.of(body), Optional.empty());
  }

  private static CheckResponse response(Outcome outcome) {
    return new CheckResponse(
        "sms sent", outcome, CheckResponse.describe(outcome), Duration.ofMillis(3));
  }
}
