package com.otpiq.journal;

import com.otpiq.time.HttpDate;
import com.otpiq.time.TimeRange;
import com.otpiq.webhook.Json;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the time of a recorded request, in the forms in which programs write it. */
final class RecordedTime {
  /** From this number on, a time is in milliseconds; below, it is in seconds. */
  private static final BigDecimal FIRST_MILLIS = new BigDecimal("100000000000");

  private static final Pattern EPOCH = Pattern.compile("\\d{9,14}(\\.\\d{1,9})?");

  /** ISO 8601, with every form of offset, or without one: then it is taken for UTC. */
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral('T')
          .appendPattern("HH:mm[:ss]")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
          .optionalEnd()
          .appendPattern("[XXX][XX][X]")
          .toFormatter(Locale.ROOT);

  /** A year with two digits is one of this century. */
  private static final Instant MID_CENTURY = Instant.parse("2049-12-31T00:00:00Z");

  private RecordedTime() {}

  /** The time; {@link Instant#EPOCH} if there is none or its form is unknown. */
  static Instant of(Optional<Json> recorded) {
    return recorded
        .flatMap(json ->
            switch (json) {
              case Json.Text text -> parse(text.value().strip());
              case Json.Num number -> epoch(number.literal());
              default -> Optional.empty();
            })
        .filter(TimeRange::contains)
        .orElse(Instant.EPOCH);
  }

  private static Optional<Instant> parse(String text) {
    if (EPOCH.matcher(text).matches()) {
      return epoch(text);
    }
    String iso = text.replace(',', '.').replaceFirst("(?<=\\d) +(?=\\d)", "T").replace(" ", "");
    try {
      TemporalAccessor parsed = ISO.parseBest(iso, OffsetDateTime::from, LocalDateTime::from);
      return Optional.of(
          parsed instanceof OffsetDateTime exact
              ? exact.toInstant()
              : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException _) {
      return HttpDate.parse(text, MID_CENTURY);
    }
  }

  private static Optional<Instant> epoch(String literal) {
    if (!EPOCH.matcher(literal).matches()) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(literal);
    BigDecimal millis = number.compareTo(FIRST_MILLIS) < 0 ? number.scaleByPowerOfTen(3) : number;
    return Optional.of(Instant.ofEpochMilli(millis.longValue()));
  }
}
