package com.otpiq.cli.options;

import com.otpiq.time.Durations;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The default value of an option, written as a user would type it. */
public final class DefaultValue {
  private DefaultValue() {}

  /** The text of a value; empty for flags, lists, and options without a default. */
  public static Optional<String> text(@Nullable Object value) {
    return switch (value) {
      case Duration duration ->
          Optional.of(Durations.show(duration).replace("min", "m").replace(" ", ""));
      case Enum<?> word -> Optional.of(word.name().toLowerCase(Locale.ROOT));
      case Number number -> Optional.of(number.toString());
      case String text when !text.isEmpty() -> Optional.of(text);
      case null, default -> Optional.empty();
    };
  }
}
