package com.otpiq.sample;

import com.otpiq.json.BodyParser;
import com.otpiq.rule.Basis;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.WebhookKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The built-in scenarios that {@code otpiq trigger} sends. */
public final class SampleScenarios {
  private SampleScenarios() {}

  /** All of them, in display order. */
  public static List<SampleScenario> all() {
    return entries().map(SampleScenarios::scenario).toList();
  }

  /** Their names, in the same order. */
  public static List<String> names() {
    return entries().map(entry -> text(entry, "name")).toList();
  }

  /** The scenario of this name. */
  public static Optional<SampleScenario> find(String name) {
    return entries()
        .filter(entry -> text(entry, "name").equals(name))
        .findFirst()
        .map(SampleScenarios::scenario);
  }

  /** The payload in a sample file. */
  public static Body payload(String file) {
    return BodyParser.parse(Resource.sample(file));
  }

  private static Stream<Json.Obj> entries() {
    return items(object(payload("scenarios.json")), "scenarios").map(Json.Obj.class::cast);
  }

  private static SampleScenario scenario(Json.Obj entry) {
    return new SampleScenario(
        text(entry, "name"),
        text(entry, "description"),
        Basis.valueOf(text(entry, "basis")),
        text(entry, "family").equals(WebhookKind.WHATSAPP_INBOUND.id())
            ? WebhookKind.WHATSAPP_INBOUND
            : WebhookKind.DELIVERY_REPORT,
        items(entry, "payloads")
            .flatMap(file -> file.asText().stream())
            .map(SampleScenarios::payload)
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
