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
 * Changes to a payload before it is sent; wrong ones are welcome, for receivers must bear them.
 *
 * @param set values by key; a new key goes to the end
 * @param unset keys to take away
 */
public record PayloadEdits(Map<String, Json> set, List<String> unset) {
  /** The payload with the changes; without any, its very bytes. */
  public Body shape(Body body) {
    if (set.isEmpty() && unset.isEmpty()) {
      return body;
    }
    return body.object().map(this::shape).orElse(body);
  }

  private Body shape(Json.Obj object) {
    JsonObjectBuilder changed = JsonObjectBuilder.from(object);
    set.forEach(changed::put);
    unset.forEach(changed::remove);
    return BodyParser.parse(JsonWriter.compact(changed.build()).getBytes(StandardCharsets.UTF_8));
  }
}
