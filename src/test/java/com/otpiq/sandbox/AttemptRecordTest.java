package com.otpiq.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.delivery.Attempt;
import com.otpiq.delivery.Outcome;
import com.otpiq.delivery.ScriptedTransport;
import com.otpiq.webhook.Headers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptRecordTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<pre>TypeError: x is undefined<br>at file:///app/server.mjs:12:9</pre> | 500: TypeError: x is undefined at server.mjs:12",
        "<html><title>502 Bad Gateway</title></html> | 500: 502 Bad Gateway",
        "Oops | 500",
      })
  void the_reason_has_the_error_that_the_application_describes(String body, String reason) {
    assertThat(reason(ScriptedTransport.response(500, Headers.NONE, body))).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({"298, 301", "299, 300", "300, 301"})
  void a_long_reason_is_cut_between_two_characters(int letters, int length) {
    String reason = reason(new Outcome.Failed("x".repeat(letters) + "👍👍", true));

    assertThat(reason).endsWith("…").hasSize(length);
    assertThat(reason.codePoints()).noneMatch(c -> Character.getType(c) == Character.SURROGATE);
  }

  private static String reason(Outcome outcome) {
    Attempt attempt =
        new Attempt(
            1, Instant.EPOCH, Duration.ZERO, outcome, Duration.ZERO, Optional.empty(), false);
    return AttemptRecord.of(attempt, Duration.ofSeconds(10)).reason();
  }
}
