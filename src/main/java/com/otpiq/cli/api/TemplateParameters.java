package com.otpiq.cli.api;

import com.otpiq.json.BodyParser;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import java.util.List;
import java.util.Map;

/** The parameters of a WhatsApp template, from their form on the command line. */
final class TemplateParameters {
  private TemplateParameters() {}

  /**
   * The JSON for the request: {@code 1=a} is a parameter of the body, {@code buttons.0.1=b} of a
   * button.
   */
  static Json.Obj json(Map<String, String> params) {
    Json.Obj all = new JsonObjectBuilder().build();
    for (Map.Entry<String, String> param : params.entrySet()) {
      String place = param.getKey();
      List<String> path =
          place.matches("\\d+") ? List.of("body", place) : List.of(place.split("\\.", -1));
      Json value =
          path.size() == 1 ? BodyParser.value(param.getValue()) : Json.of(param.getValue());
      all = with(all, path, value);
    }
    return all;
  }

  private static Json.Obj with(Json.Obj object, List<String> path, Json value) {
    String name = path.getFirst();
    if (path.size() == 1) {
      return JsonObjectBuilder.from(object).put(name, value).build();
    }
    Json.Obj inner = object.object(name).orElseGet(() -> new JsonObjectBuilder().build());
    return JsonObjectBuilder.from(object)
        .put(name, with(inner, path.subList(1, path.size()), value))
        .build();
  }
}
