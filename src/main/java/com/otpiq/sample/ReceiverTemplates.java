package com.otpiq.sample;

import com.otpiq.json.BodyParser;
import com.otpiq.webhook.Json;
import java.util.List;
import java.util.Optional;

/** The built-in receivers that {@code otpiq receiver} writes. */
public final class ReceiverTemplates {
  private ReceiverTemplates() {}

  /** All of them, in display order. */
  public static List<ReceiverTemplate> all() {
    Json.Obj list =
        BodyParser.parse(Resource.read(ReceiverTemplate.DIRECTORY + "receivers.json"))
            .object()
            .orElseThrow();
    return items(list, "receivers").stream()
        .map(Json.Obj.class::cast)
        .map(ReceiverTemplates::receiver)
        .toList();
  }

  /** The receiver of this kind. */
  public static Optional<ReceiverTemplate> find(String kind) {
    return all().stream().filter(each -> each.kind().equals(kind)).findFirst();
  }

  private static ReceiverTemplate receiver(Json.Obj entry) {
    return new ReceiverTemplate(
        entry.text("kind").orElseThrow(),
        entry.text("description").orElseThrow(),
        texts(entry, "files"),
        texts(entry, "steps"));
  }

  private static List<String> texts(Json.Obj entry, String key) {
    return items(entry, key).stream().flatMap(item -> item.asText().stream()).toList();
  }

  private static List<Json> items(Json.Obj object, String key) {
    return object.value(key).map(Json.Arr.class::cast).orElseThrow().items();
  }
}
