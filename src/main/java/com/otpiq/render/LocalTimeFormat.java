package com.otpiq.render;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;

/** Formats instants in the user's time zone. */
public final class LocalTimeFormat {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

  private final Supplier<ZoneId> zone;

  /**
   * Creates a format for a time zone.
   *
   * @param zone evaluated only when a time is shown, because loading time zones is slow
   */
  public LocalTimeFormat(Supplier<ZoneId> zone) {
    this.zone = zone;
  }

  /** The time of day, with milliseconds. */
  public String time(Instant at) {
    return TIME.format(at.atZone(zone.get()));
  }

  /** The time with its date. */
  public String dateTime(Instant at) {
    return DATE_TIME.format(at.atZone(zone.get()));
  }
}
