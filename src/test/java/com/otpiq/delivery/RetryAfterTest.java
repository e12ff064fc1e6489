package com.otpiq.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.webhook.Headers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms of RFC 9110, and everything else. */
class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "5,5",
    "' 7 ',7",
    "999999999999999999,31536000",
    "'Thu, 01 Jan 2026 00:00:02 GMT',2",
    "'Thu, 1 Jan 2026 00:01:00 GMT',60",
    "Thu Jan  1 00:00:05 2026,5",
    "'Thursday, 01-Jan-26 00:00:06 GMT',6",
    "9999999999999999999,31536000",
    "0000000000000000000000000000007,7",
    "'Fri, 31 Dec 9999 23:59:59 GMT',31536000"
  })
  void reads_seconds_and_dates(String value, long seconds) {
    assertThat(read(value)).contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-5",
        "1.5",
        "abc",
        "",
        "-9999999999999999999",
        "Thu Jan  1 00:00:00 1970",
        "Wed, 31 Dec 2025 23:59:59 GMT",
        "5 s"
      })
  void ignores_the_past_and_what_is_neither(String value) {
    assertThat(read(value)).isEmpty();
  }

  @Test
  void nothing_is_asked_for_without_the_header_or_without_a_response() {
    assertThat(RetryAfter.of(ScriptedTransport.response(503), NOW)).isEmpty();
    assertThat(RetryAfter.of(new Outcome.TimedOut("connecting", false), NOW)).isEmpty();
    assertThat(RetryAfter.of(new Outcome.Failed("reset", true), NOW)).isEmpty();
  }

  private static Optional<Duration> read(String value) {
    Headers headers = Headers.NONE.with("Retry-After", value);
    return RetryAfter.of(ScriptedTransport.response(503, headers, ""), NOW);
  }
}
