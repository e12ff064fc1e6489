package com.otpiq.cli.options;

import com.otpiq.event.Problem;
import com.otpiq.json.BodyParser;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Filter;
import com.otpiq.webhook.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Values as people type them on the command line. */
public final class JsonArgument {
  private JsonArgument() {}

  /** The JSON that the text is, else the text itself as a string. */
  public static Json read(String text) {
    Body body = BodyParser.parse(text.getBytes(StandardCharsets.UTF_8));
    return body.parseResult() instanceof Body.Parsed parsed ? parsed.json() : Json.of(text);
  }

  /** Webhooks that say all of this. */
  public static Filter filter(Map<String, String> texts) {
    Map<String, Json> wanted = new LinkedHashMap<>();
    texts.forEach((key, text) -> wanted.put(key, read(text)));
    return new Filter(wanted);
  }

  /**
   * The same, of one text such as {@code status=delivered channel=sms}.
   *
   * @param option who asks, for a problem's sentence
   * @throws Problem USAGE where a word is no key and value
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
