package com.otpiq.json;

import com.otpiq.event.SafeText;
import com.otpiq.time.Durations;
import com.otpiq.webhook.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads a JSON object in which every key must be known and have the right type. */
public final class StrictObject {
  /** A value in an error message is cut after so many characters. */
  private static final int MAX_SHOWN = 40;

  private final Json.Obj json;

  private StrictObject(Json.Obj json) {
    this.json = json;
  }

  /** An object that is not as it must be; the message is one sentence for the user. */
  public static final class InvalidObject extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public InvalidObject(String message) {
      super(message);
    }
  }

  /**
   * An object that has no keys except these.
   *
   * @param what it is, for the error message, such as {@code a step}
   * @throws InvalidObject if it has another key
   */
  public static StrictObject of(Json.Obj json, String what, List<String> keys) {
    json.members().stream()
        .map(Json.Member::name)
        .filter(name -> !keys.contains(name))
        .findFirst()
        .ifPresent(name -> {
          throw new InvalidObject(
              what
                  + " has no key `"
                  + SafeText.cut(name, MAX_SHOWN)
                  + "`"
                  + (keys.isEmpty()
                      ? "; it has no keys"
                      : "; it may have "
                          + keys.stream()
                              .map(key -> "`" + key + "`")
                              .collect(Collectors.joining(", "))));
        });
    return new StrictObject(json);
  }

  public boolean has(String key) {
    return json.value(key).isPresent();
  }

  /**
   * A string.
   *
   * @throws InvalidObject if the value is another type, or is longer
   */
  public Optional<String> text(String key, int maxLength) {
    return value(
        key,
        "a string of at most " + maxLength + " characters",
        value -> value.asText().filter(text -> text.length() <= maxLength));
  }

  /**
   * A duration such as {@code 2s}.
   *
   * @throws InvalidObject if the value is anything else, or is longer
   */
  public Optional<Duration> duration(String key, Duration max) {
    return value(
        key,
        "a duration such as \"2s\", at most " + Durations.exact(max),
        value ->
            value
                .asText()
                .flatMap(Durations::parse)
                .filter(duration -> duration.compareTo(max) <= 0));
  }

  /**
   * An integer.
   *
   * @throws InvalidObject if the value is anything else, or outside these limits
   */
  public Optional<Integer> integer(String key, int min, int max) {
    return value(
        key,
        "an integer from " + min + " to " + max,
        value ->
            value instanceof Json.Num num && num.literal().matches("-?\\d{1,9}")
                ? Optional.of(Integer.valueOf(num.literal()))
                    .filter(number -> number >= min && number <= max)
                : Optional.empty());
  }

  /**
   * A boolean.
   *
   * @throws InvalidObject if the value is anything else
   */
  public Optional<Boolean> bool(String key) {
    return value(
        key,
        "true or false",
        value ->
            value instanceof Json.Bool(boolean is, var _) ? Optional.of(is) : Optional.empty());
  }

  /**
   * An array.
   *
   * @throws InvalidObject if the value is anything else, or has more items
   */
  public Optional<List<Json>> array(String key, int maxItems) {
    return value(
        key,
        "an array of at most " + maxItems + " items",
        value ->
            value instanceof Json.Arr(List<Json> items, var _) && items.size() <= maxItems
                ? Optional.of(items)
                : Optional.empty());
  }

  /** The value of a key, read by a function that has no result for a wrong value. */
  private <T> Optional<T> value(String key, String expected, Function<Json, Optional<T>> reader) {
    return json.value(key)
        .map(value ->
            reader
                .apply(value)
                .orElseThrow(() ->
                    new InvalidObject(
                        "`"
                            + key
                            + "` must be "
                            + expected
                            + ", not "
                            + SafeText.cut(JsonWriter.compact(value), MAX_SHOWN))));
  }
}
