package com.otpiq.json;

import com.otpiq.webhook.Filter;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.KeyPath;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Makes filters of keys and values. */
public final class FilterParser {
  private FilterParser() {}

  /**
   * A filter for webhooks that have all of these values.
   *
   * @param texts the values, as JSON or as text, by key: one of the body, with dots one of the
   *     objects in it, or a JSON Pointer such as {@code /message/content}
   */
  public static Filter parse(Map<String, String> texts) {
    return new Filter(
        texts.entrySet().stream().map(one -> criterion(one.getKey(), one.getValue())).toList());
  }

  /** Whether a key is a JSON Pointer. */
  public static boolean isPointer(String key) {
    return key.startsWith("/");
  }

  private static Filter.Criterion criterion(String key, String text) {
    return new Filter.Criterion(key, text, BodyParser.value(text), lookup(key));
  }

  private static Function<Json.Obj, Optional<Json>> lookup(String key) {
    if (!isPointer(key)) {
      return object -> KeyPath.find(object, key);
    }
    JsonLookup pointer = JsonLookup.parse(key);
    return object -> object.value(key).or(() -> pointer.find(object));
  }
}
