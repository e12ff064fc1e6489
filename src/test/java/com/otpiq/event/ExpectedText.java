package com.otpiq.event;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a format makes of every sample, as a table: a heading {@code == Name} for each sample, and
 * its text below. Samples without text are left out.
 */
public final class ExpectedText {
  private ExpectedText() {}

  /** The table of a format: {@code src/test/resources/events/pretty.txt}. */
  public static String of(String format) {
    try (InputStream in =
        Objects.requireNonNull(
            ExpectedText.class.getResourceAsStream("/events/" + format + ".txt"), format)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The table that a format makes of the samples. */
  public static String show(Function<Event, String> format) {
    Map<String, String> texts = new LinkedHashMap<>();
    EventSamples.all().forEach((name, event) -> texts.put(name, format.apply(event)));
    return texts.entrySet().stream()
        .filter(text -> !text.getValue().isEmpty())
        .map(text -> "== " + text.getKey() + "\n" + text.getValue())
        .collect(Collectors.joining());
  }
}
