package com.otpiq.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.json.BodyParser;
import com.otpiq.webhook.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedTimeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"2026-11-24T11:12:13Z\" | 2026-11-24T11:12:13Z",
        "\"2026-11-24T11:12:13.5Z\" | 2026-11-24T11:12:13.500Z",
        "\"2026-11-24T11:12:13.123456789+03:00\" | 2026-11-24T08:12:13.123456789Z",
        "\"2026-11-24T11:12:13+0530\" | 2026-11-24T05:42:13Z",
        "\"2026-11-24T11:12:13.25-0800\" | 2026-11-24T19:12:13.250Z",
        "\"2026-11-24T11:12:13+03\" | 2026-11-24T08:12:13Z",
        "\"2026-11-24t11:12:13z\" | 2026-11-24T11:12:13Z",
        "\"2026-11-24T11:12:13,5+03:00\" | 2026-11-24T08:12:13.500Z",
        "\"2026-11-24 11:12:13\" | 2026-11-24T11:12:13Z",
        "\"2026-11-24 11:12:13 +0300\" | 2026-11-24T08:12:13Z",
        "\"2026-11-24T11:12:13\" | 2026-11-24T11:12:13Z",
        "\"2026-11-24T11:12\" | 2026-11-24T11:12:00Z",
        "\"Tue, 24 Nov 2026 11:12:13 GMT\" | 2026-11-24T11:12:13Z",
        "\"1795518733000\" | 2026-11-24T11:12:13Z",
        "1795518733000 | 2026-11-24T11:12:13Z",
        "1795518733 | 2026-11-24T11:12:13Z",
        "1795518733.25 | 2026-11-24T11:12:13.250Z"
      })
  void a_time_is_read_in_every_form_that_programs_write(String json, Instant time) {
    assertThat(read(json)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\"yesterday\"",
        "\"2026-02-30T25:00:00Z\"",
        "\"+999999999-11-29T00:00:00Z\"",
        "\"-999999999-11-29T00:00:00Z\"",
        "\"+10000-01-01T00:00:00Z\"",
        "\"1969-12-31T23:59:59Z\"",
        "\"11/24/2026, 11:12:13 AM\"",
        "\"99999999999999999999\"",
        "0",
        "-1",
        "1e999999999",
        "99999999999999999999",
        "true",
        "null",
        "{}"
      })
  void another_value_is_no_time(String json) {
    assertThat(read(json)).isEqualTo(Instant.EPOCH);
  }

  @Test
  void no_value_is_no_time() {
    assertThat(RecordedTime.of(Optional.empty())).isEqualTo(Instant.EPOCH);
  }

  private static Instant read(String json) {
    Json.Obj object =
        BodyParser.parse("{\"at\":%s}".formatted(json).getBytes(StandardCharsets.UTF_8))
            .object()
            .orElseThrow();
    return RecordedTime.of(object.value("at"));
  }
}
