package com.otpiq.cli;

import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObject;
import java.util.List;
import java.util.Map;

/** The places of a template, as people type them on the command line. */
final class Places {
  private Places() {}

  /** The object that OTPIQ takes: {@code 1=a} is of the body, {@code buttons.0.1=b} says whose. */
  static Json.Obj json(Map<String, String> params) {
    Json.Obj all = new JsonObject().made();
    for (Map.Entry<String, String> param : params.entrySet()) {
      String place = param.getKey();
      List<String> path =
          place.matches("\\d+") ? List.of("body", place) : List.of(place.split("\\.", -1));
      Json value = path.size() == 1 ? JsonValue.read(param.getValue()) : Json.of(param.getValue());
      all = with(all, path, value);
    }
    return all;
  }

  private static Json.Obj with(Json.Obj object, List<String> path, Json value) {
    String name = path.getFirst();
    if (path.size() == 1) {
      return JsonObject.from(object).put(name, value).made();
    }
    Json.Obj inner =
        object.value(name).orElse(null) instanceof Json.Obj there ? there : new JsonObject().made();
    return JsonObject.from(object)
        .put(name, with(inner, path.subList(1, path.size()), value))
        .made();
  }
}
