package com.otpiq.sample;

import com.otpiq.json.Bodies;
import com.otpiq.webhook.Json;
import java.util.List;
import java.util.Optional;

/** The receivers that come with the tool, read from the list beside their files. */
public final class Receivers {
  private Receivers() {}

  /** All of them, in the order in which they are shown. */
  public static List<Receiver> all() {
    Json.Obj list =
        Bodies.read(Resource.whole(Receiver.FOLDER + "receivers.json")).object().orElseThrow();
    return items(list, "receivers").stream()
        .map(Json.Obj.class::cast)
        .map(Receivers::receiver)
        .toList();
  }

  /** The one of this kind. */
  public static Optional<Receiver> named(String kind) {
    return all().stream().filter(each -> each.kind().equals(kind)).findFirst();
  }

  private static Receiver receiver(Json.Obj entry) {
    return new Receiver(
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
