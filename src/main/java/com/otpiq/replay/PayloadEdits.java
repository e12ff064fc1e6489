package com.otpiq.replay;

import com.otpiq.json.BodyParser;
import com.otpiq.json.JsonWriter;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Changes to a payload before it is sent. The result may break documented rules, so that you can
 * test how a receiver handles that.
 *
 * @param set values by key; a new key is added at the end
 * @param unset keys to remove
 */
public record PayloadEdits(Map<String, Json> set, List<String> unset) {
  /** The edited payload; without edits, the same bytes. */
  public Body apply(Body body) {
    if (set.isEmpty() && unset.isEmpty()) {
      return body;
    }
    return body.object().map(this::apply).orElse(body);
  }

  private Body apply(Json.Obj object) {
    JsonObjectBuilder edited = JsonObjectBuilder.from(object);
    set.forEach(edited::put);
    unset.forEach(edited::remove);
    return BodyParser.parse(JsonWriter.compact(edited.build()).getBytes(StandardCharsets.UTF_8));
  }
}
