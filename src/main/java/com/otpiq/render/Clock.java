package com.otpiq.render;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Shows moments as the clock on the user's wall does. */
public final class Clock {
  private final DateTimeFormatter format;
  private final DateTimeFormatter withDay;

  public Clock(ZoneId zone) {
    this.format = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(zone);
    this.withDay =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(zone);
  }

  String time(Instant at) {
    return format.format(at);
  }

  /** The same with the day, of what may be days ago. */
  String moment(Instant at) {
    return withDay.format(at);
  }
}
