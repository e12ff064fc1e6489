package com.otpiq.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LocalTimeFormatTest {
  private static final Instant AT = Instant.parse("2026-11-24T22:45:05.710Z");

  @Test
  void times_are_those_of_the_zone() {
    LocalTimeFormat baghdad = new LocalTimeFormat(() -> ZoneId.of("Asia/Baghdad"));

    assertThat(baghdad.time(AT)).isEqualTo("01:45:05.710");
    assertThat(baghdad.dateTime(AT)).isEqualTo("2026-11-25 01:45:05.710");
  }

  @Test
  void the_zone_is_loaded_only_when_a_time_is_shown() {
    AtomicInteger loaded = new AtomicInteger();
    LocalTimeFormat format =
        new LocalTimeFormat(() -> {
          loaded.incrementAndGet();
          return ZoneOffset.UTC;
        });

    assertThat(loaded).hasValue(0);
    assertThat(format.time(AT)).isEqualTo("22:45:05.710");
    assertThat(loaded).hasValue(1);
  }
}
