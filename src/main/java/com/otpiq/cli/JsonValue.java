package com.otpiq.cli;

import com.otpiq.json.Bodies;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Json;
import java.nio.charset.StandardCharsets;

/** Values as people type them on the command line. */
final class JsonValue {
  private JsonValue() {}

  /** The JSON that the text is, else the text itself as a string. */
  static Json read(String text) {
    Body body = Bodies.read(text.getBytes(StandardCharsets.UTF_8));
    return body.reading() instanceof Body.Parsed parsed ? parsed.json() : Json.of(text);
  }
}
