package com.otpiq.json;

import com.otpiq.webhook.Json;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonPointer;

/** Finds one value inside another (RFC 6901). */
public final class JsonLookup {
  private final JsonPointer path;

  private JsonLookup(JsonPointer path) {
    this.path = path;
  }

  /**
   * Reads a pointer such as {@code /message/status}.
   *
   * @throws IllegalArgumentException where it is none
   */
  public static JsonLookup of(String text) {
    return new JsonLookup(JsonPointer.compile(text));
  }

  /** The value it points at, or nothing where there is none. */
  public Optional<Json> in(Json document) {
    Optional<Json> here = Optional.of(document);
    for (JsonPointer at = path; !at.matches(); at = at.tail()) {
      JsonPointer step = at;
      here = here.flatMap(json -> child(json, step));
    }
    return here;
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
