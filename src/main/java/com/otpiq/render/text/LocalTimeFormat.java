package com.otpiq.render.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;

/** Shows moments as the clock on the user's wall does. */
public final class LocalTimeFormat {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

  private final Supplier<ZoneId> zone;

  /**
   * A clock of the given zone.
   *
   * @param zone asked only for a moment that is shown, for Java looks long for the zones there are
   */
  public LocalTimeFormat(Supplier<ZoneId> zone) {
    this.zone = zone;
  }

  String time(Instant at) {
    return TIME.format(at.atZone(zone.get()));
  }

  /** The same with the day, of what may be days ago. */
  String moment(Instant at) {
    return MOMENT.format(at.atZone(zone.get()));
  }
}
