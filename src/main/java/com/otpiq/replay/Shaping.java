package com.otpiq.replay;

import com.otpiq.json.Bodies;
import com.otpiq.json.JsonText;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Changes to a payload before it is sent; wrong ones are welcome, for receivers must bear them.
 *
 * @param set values by key; a new key goes to the end
 * @param unset keys to take away
 */
public record Shaping(Map<String, Json> set, List<String> unset) {
  /** The payload with the changes; without any, its very bytes. */
  public Body shape(Body body) {
    if (set.isEmpty() && unset.isEmpty()) {
      return body;
    }
    return body.object().map(this::shape).orElse(body);
  }

  private Body shape(Json.Obj object) {
    JsonObject changed = JsonObject.from(object);
    set.forEach(changed::put);
    unset.forEach(changed::drop);
    return Bodies.read(JsonText.compact(changed.made()).getBytes(StandardCharsets.UTF_8));
  }
}
