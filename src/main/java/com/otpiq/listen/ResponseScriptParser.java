package com.otpiq.listen;

import com.otpiq.net.server.HttpResponse.Transmission;
import com.otpiq.time.Durations;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.Status;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses the value of {@code --respond}: {@code 503x3,200}, {@code sent:500x2,delivered:200},
 * {@code 200@delay=12s}, {@code 200|503,repeat}.
 */
public final class ResponseScriptParser {
  private static final Pattern STEP =
      Pattern.compile("(?:([A-Za-z][\\w-]*):)?([^@]+?)(?:x(\\d+))?((?:@[^@]*+)*+)");

  /** A comma ends a response, except behind the weekday of a date. */
  private static final Pattern COMMA =
      Pattern.compile("(?i)(?<!@retry-after=(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}),");

  private static final Pattern RATE = Pattern.compile("(\\d{1,3})B/s");
  private static final int MAX_DIGITS = 6;
  private static final String DRIP = "drip=";

  private ResponseScriptParser() {}

  /**
   * Parses a script.
   *
   * @param random chooses between the responses of a step that has several
   * @throws IllegalArgumentException with a sentence about the first error
   */
  public static ResponseScript parse(String text, RandomGenerator random) {
    List<String> words = Arrays.stream(COMMA.split(text, -1)).map(String::strip).toList();
    ResponseScript.End end = end(words.getLast());
    List<String> steps =
        end == ResponseScript.End.LAST ? words : words.subList(0, words.size() - 1);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("'" + words.getLast() + "' needs a response before it");
    }
    return new ResponseScript(steps.stream().map(ResponseScriptParser::step).toList(), end, random);
  }

  private static ResponseScript.End end(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "repeat" -> ResponseScript.End.REPEAT;
      case "stop" -> ResponseScript.End.STOP;
      default -> ResponseScript.End.LAST;
    };
  }

  private static ResponseScript.Step step(String text) {
    Matcher parts = STEP.matcher(text);
    if (!parts.matches()) {
      throw notAResponse(text);
    }
    String selector = parts.group(1) == null ? "" : parts.group(1);
    checkSelector(selector, text);
    int times = times(parts.group(3) == null ? "1" : parts.group(3), text);
    Map<String, String> settings = settings(parts.group(4));
    List<ScriptedResponse> choices =
        Arrays.stream(parts.group(2).split("\\|", -1))
            .map(word -> response(word.strip(), text))
            .map(response -> withAll(response, settings, text))
            .toList();
    return new ResponseScript.Step(selector, choices, times);
  }

  private static int times(String count, String text) {
    if (count.length() > MAX_DIGITS) {
      throw new IllegalArgumentException("'" + text + "': at most 999999 times");
    }
    int times = Integer.parseInt(count);
    if (times == 0) {
      throw new IllegalArgumentException("'" + text + "': at least once");
    }
    return times;
  }

  private static void checkSelector(String selector, String text) {
    if (!selector.isEmpty()
        && !Status.wireNames().contains(selector)
        && !Channel.wireNames().contains(selector)
        && !selector.startsWith("sms")) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "': unknown selector "
              + selector
              + "; use sent, delivered, failed, a channel or an smsId");
    }
  }

  private static ScriptedResponse response(String word, String text) {
    return word.startsWith(DRIP)
        ? ScriptedResponse.of(200).sentAs(throttled(word.substring(DRIP.length()), text))
        : ScriptedResponse.named(word).orElseThrow(() -> notAResponse(text));
  }

  private static Map<String, String> settings(String text) {
    Map<String, String> settings = new HashMap<>();
    Arrays.stream(text.split("@", -1))
        .filter(setting -> !setting.isEmpty())
        .map(setting -> setting.split("=", 2))
        .forEach(pair -> settings.put(pair[0], pair.length > 1 ? pair[1] : ""));
    return settings;
  }

  private static ScriptedResponse withAll(
      ScriptedResponse response, Map<String, String> settings, String text) {
    ScriptedResponse result = response;
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      result = with(result, setting.getKey(), setting.getValue(), text);
    }
    return result;
  }

  private static ScriptedResponse with(
      ScriptedResponse response, String name, String value, String text) {
    if (response.transmission() instanceof Transmission.Abort && !name.equals("delay")) {
      throw new IllegalArgumentException(
          "'" + text + "': " + name + " needs a response, and " + response.word() + " sends none");
    }
    return switch (name) {
      case "delay" -> response.delayedBy(duration(value, text));
      case "drip" -> response.sentAs(throttled(value, text));
      case "to" -> response.with("Location", location(value, text));
      case "retry-after" -> response.with("Retry-After", retryAfter(value, text));
      default ->
          throw new IllegalArgumentException(
              "'" + text + "': unknown setting " + name + "; use delay, drip, to or retry-after");
    };
  }

  private static String location(String value, String text) {
    try {
      if (!value.isEmpty()) {
        return new URI(value).toASCIIString();
      }
    } catch (URISyntaxException _) {
      // reported below
    }
    throw new IllegalArgumentException("'" + text + "': to takes a URL");
  }

  /** Seconds or a date (RFC 9110, 10.2.3). Invalid values are allowed, to test the sender. */
  private static String retryAfter(String value, String text) {
    if (value.isEmpty() || !value.matches("[ -~]+")) {
      throw new IllegalArgumentException("'" + text + "': retry-after takes seconds or a date");
    }
    return value;
  }

  private static Duration duration(String value, String text) {
    return Durations.parse(value)
        .orElseThrow(
            () -> new IllegalArgumentException("'" + text + "': " + Durations.fault(value)));
  }

  /** {@code 1B/s}: the pause is from one byte to the next. */
  private static Transmission throttled(String value, String text) {
    Matcher rate = RATE.matcher(value);
    if (!rate.matches() || rate.group(1).matches("0+")) {
      throw new IllegalArgumentException("'" + text + "': drip takes 1B/s to 999B/s");
    }
    return new Transmission.Throttled(
        Duration.ofSeconds(1).dividedBy(Integer.parseInt(rate.group(1))));
  }

  private static IllegalArgumentException notAResponse(String text) {
    return new IllegalArgumentException(
        "'"
            + text
            + "' is not a response; use 503x3, 200@delay=12s, reset, close, redirect or sent:500");
  }
}
