package com.otpiq.cli.options;

import com.otpiq.event.Problem;
import com.otpiq.json.BodyParser;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Filter;
import com.otpiq.webhook.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Parses JSON values and filters on the command line. */
public final class JsonArgument {
  private JsonArgument() {}

  /** The JSON value; a text that is not JSON becomes a string. */
  public static Json read(String text) {
    Body body = BodyParser.parse(text.getBytes(StandardCharsets.UTF_8));
    return body.parseResult() instanceof Body.Parsed parsed ? parsed.json() : Json.of(text);
  }

  /** A filter for webhooks that have all of these values. */
  public static Filter filter(Map<String, String> texts) {
    Map<String, Json> values = new LinkedHashMap<>();
    texts.forEach((key, text) -> values.put(key, read(text)));
    return new Filter(values);
  }

  /**
   * Parses a filter such as {@code status=delivered channel=sms}.
   *
   * @param option the name of the option, for messages
   * @throws Problem USAGE if a word is not a key and a value
   */
  public static Filter filter(String option, String text) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String word : text.strip().split("\\s+", -1)) {
      int equals = word.indexOf('=');
      if (equals < 1) {
        throw Problem.of(
            Problem.Kind.USAGE,
            option + " takes key=value, not '" + word + "'",
            option + " 'status=delivered channel=sms'");
      }
      texts.put(word.substring(0, equals), word.substring(equals + 1));
    }
    return filter(texts);
  }
}
