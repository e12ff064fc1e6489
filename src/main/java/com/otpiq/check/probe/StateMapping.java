package com.otpiq.check.probe;

import com.otpiq.json.BodyParser;
import com.otpiq.json.JsonLookup;
import com.otpiq.json.JsonWriter;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Maps the response of a state look-up to a state.
 *
 * @param status where the status is; a response that is not JSON is the status itself
 * @param effects where the application's actions are: a number, or a list with one entry for each
 */
public record StateMapping(JsonLookup status, Optional<JsonLookup> effects) {
  /** The state in a response; blank text and {@code null} mean that there is none. */
  public ObservedState read(String text) {
    Body body = BodyParser.parse(text.strip().getBytes(StandardCharsets.UTF_8));
    return switch (body.parseResult()) {
      case Body.Malformed _ when text.isBlank() -> ObservedState.NONE;
      case Body.Malformed _ ->
          new ObservedState(Optional.of(text.strip()), Optional.of(text.strip()), Optional.empty());
      case Body.Parsed(String _, Json.Null _) -> ObservedState.NONE;
      case Body.Parsed(String _, Json json) -> state(json);
    };
  }

  private ObservedState state(Json json) {
    boolean bare = !(json instanceof Json.Obj) && !(json instanceof Json.Arr);
    return new ObservedState(
        Optional.of(JsonWriter.compact(json)),
        (bare ? Optional.of(json) : status.find(json)).flatMap(StateMapping::text),
        effects.flatMap(pointer -> pointer.find(json)).flatMap(StateMapping::count));
  }

  private static Optional<String> text(Json json) {
    return json instanceof Json.Null
        ? Optional.empty()
        : Optional.of(json.asText().orElseGet(() -> JsonWriter.compact(json)));
  }

  private static Optional<Long> count(Json json) {
    return switch (json) {
      case Json.Arr list -> Optional.of((long) list.items().size());
      case Json.Num number when number.literal().matches("\\d{1,18}") ->
          Optional.of(Long.valueOf(number.literal()));
      default -> Optional.empty();
    };
  }
}
