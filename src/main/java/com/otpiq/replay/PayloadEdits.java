package com.otpiq.replay;

import com.otpiq.json.BodyParser;
import com.otpiq.json.JsonObjectText;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Changes to a payload before it is sent. The result may break documented rules, so that you can
 * test how a receiver handles that.
 *
 * @param set values by key; a new key is added at the end, and one with dots reaches into objects
 * @param unset keys to remove, after the others are set
 */
public record PayloadEdits(Map<String, Json> set, List<String> unset) {
  /** The edited payload; what is not edited keeps its bytes. */
  public Body apply(Body body) {
    if ((set.isEmpty() && unset.isEmpty()) || body.object().isEmpty()) {
      return body;
    }
    String edited = body.text();
    for (Map.Entry<String, Json> one : set.entrySet()) {
      edited = JsonObjectText.set(edited, one.getKey(), one.getValue());
    }
    for (String key : unset) {
      edited = JsonObjectText.unset(edited, key);
    }
    return BodyParser.parse(edited.getBytes(StandardCharsets.UTF_8));
  }
}
