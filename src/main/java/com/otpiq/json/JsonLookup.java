package com.otpiq.json;

import com.otpiq.webhook.Json;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonPointer;

/** Finds a value in a JSON document by JSON Pointer (RFC 6901). */
public final class JsonLookup {
  private final JsonPointer path;

  private JsonLookup(JsonPointer path) {
    this.path = path;
  }

  /**
   * Parses a pointer such as {@code /message/status}.
   *
   * @throws IllegalArgumentException if it is not a JSON Pointer
   */
  public static JsonLookup parse(String text) {
    return new JsonLookup(JsonPointer.compile(text));
  }

  /** The value at the pointer; empty if there is none. */
  public Optional<Json> find(Json document) {
    Optional<Json> found = Optional.of(document);
    for (JsonPointer at = path; !at.matches(); at = at.tail()) {
      JsonPointer step = at;
      found = found.flatMap(json -> child(json, step));
    }
    return found;
  }

  private static Optional<Json> child(Json json, JsonPointer step) {
    return switch (json) {
      case Json.Obj object -> object.value(step.getMatchingProperty());
      case Json.Arr array -> item(array.items(), step.getMatchingIndex());
      default -> Optional.empty();
    };
  }

  private static Optional<Json> item(List<Json> items, int index) {
    return index >= 0 && index < items.size() ? Optional.of(items.get(index)) : Optional.empty();
  }
}
