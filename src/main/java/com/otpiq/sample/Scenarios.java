package com.otpiq.sample;

import com.otpiq.json.Bodies;
import com.otpiq.rule.Basis;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Family;
import com.otpiq.webhook.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The scenarios that come with the tool, read from the files beside their payloads. */
public final class Scenarios {
  private Scenarios() {}

  /** All of them, in the order in which they are shown. */
  public static List<Scenario> all() {
    return entries().map(Scenarios::scenario).toList();
  }

  /** Their names, in the same order. */
  public static List<String> names() {
    return entries().map(entry -> text(entry, "name")).toList();
  }

  /** The one of this name. */
  public static Optional<Scenario> named(String name) {
    return entries()
        .filter(entry -> text(entry, "name").equals(name))
        .findFirst()
        .map(Scenarios::scenario);
  }

  /** The payload in this file, byte for byte. */
  public static Body payload(String file) {
    return Bodies.read(Resource.bytes(file));
  }

  private static Stream<Json.Obj> entries() {
    return items(object(payload("scenarios.json")), "scenarios").map(Json.Obj.class::cast);
  }

  private static Scenario scenario(Json.Obj entry) {
    return new Scenario(
        text(entry, "name"),
        text(entry, "description"),
        Basis.valueOf(text(entry, "basis")),
        text(entry, "family").equals(Family.WHATSAPP_INBOUND.word())
            ? Family.WHATSAPP_INBOUND
            : Family.DELIVERY_REPORT,
        items(entry, "payloads")
            .flatMap(file -> file.asText().stream())
            .map(Scenarios::payload)
            .toList());
  }

  private static Json.Obj object(Body body) {
    return body.object().orElseThrow();
  }

  private static Stream<Json> items(Json.Obj object, String key) {
    return object.value(key).map(Json.Arr.class::cast).orElseThrow().items().stream();
  }

  private static String text(Json.Obj object, String key) {
    return object.text(key).orElseThrow();
  }
}
