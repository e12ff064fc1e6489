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
import org.jspecify.annotations.Nullable;

/**
 * Reads scripts as people type them: {@code 503x3,200}, {@code sent:500x2,delivered:200}, {@code
 * 200@delay=12s}, {@code 200|503,repeat}.
 */
public final class ResponseScriptParser {
  private static final Pattern STEP =
      Pattern.compile("(?:([A-Za-z][\\w-]*):)?([^@]+?)(?:x(\\d+))?((?:@[^@]*)*)");
  private static final int OK = 200;
  private static final Duration SECOND = Duration.ofSeconds(1);

  private ResponseScriptParser() {}

  /**
   * The script that a text is.
   *
   * @param random chooses where a step leaves a choice
   * @throws IllegalArgumentException with a sentence that says what is wrong
   */
  public static ResponseScript read(String text, RandomGenerator random) {
    List<String> words = Arrays.asList(text.strip().split("\\s*,\\s*", -1));
    ResponseScript.End end = end(words.getLast());
    List<String> steps =
        end == ResponseScript.End.LAST ? words : words.subList(0, words.size() - 1);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("there is no answer before '" + words.getLast() + "'");
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
      throw none(text);
    }
    String count = parts.group(3) == null ? "1" : parts.group(3);
    if (count.length() > 6) {
      throw new IllegalArgumentException("'" + text + "': 999999 times at most");
    }
    mustBeKnown(parts.group(1), text);
    int times = Integer.parseInt(count);
    if (times == 0) {
      throw new IllegalArgumentException("'" + text + "' is an answer that is never given");
    }
    Map<String, String> settings = settings(parts.group(4));
    List<ScriptedResponse> choices =
        Arrays.stream(parts.group(2).split("\\|", -1))
            .map(word -> act(word.strip(), text))
            .map(act -> with(act, settings, text))
            .toList();
    return new ResponseScript.Step(parts.group(1) == null ? "" : parts.group(1), choices, times);
  }

  /** Who is answered so: a status or a channel of OTPIQ's, or a message. */
  private static void mustBeKnown(@Nullable String who, String text) {
    if (who != null
        && !Status.wireNames().contains(who)
        && !Channel.wireNames().contains(who)
        && !who.startsWith("sms")) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is for "
              + who
              + "; there are sent, delivered, failed, a channel and an smsId");
    }
  }

  private static ScriptedResponse act(String word, String text) {
    return word.startsWith("drip=")
        ? ScriptedResponse.of(OK)
            .in(new Transmission.Throttled(pause(word.substring("drip=".length()), text)))
        : ScriptedResponse.named(word).orElseThrow(() -> none(text));
  }

  private static Map<String, String> settings(String text) {
    Map<String, String> settings = new HashMap<>();
    Arrays.stream(text.split("@", -1))
        .filter(one -> !one.isEmpty())
        .map(one -> one.split("=", 2))
        .forEach(pair -> settings.put(pair[0], pair.length > 1 ? pair[1] : ""));
    return settings;
  }

  private static ScriptedResponse with(
      ScriptedResponse act, Map<String, String> settings, String text) {
    ScriptedResponse made = act;
    for (Map.Entry<String, String> one : settings.entrySet()) {
      made = with(made, one.getKey(), one.getValue(), text);
    }
    return made;
  }

  private static ScriptedResponse with(
      ScriptedResponse act, String name, String value, String text) {
    if (act.transmission() instanceof Transmission.Abort && !name.equals("delay")) {
      throw new IllegalArgumentException("'" + text + "': no answer has no " + name);
    }
    return switch (name) {
      case "delay" ->
          new ScriptedResponse(
              act.word(), act.status(), act.headers(), act.transmission(), duration(value, text));
      case "drip" -> act.in(new Transmission.Throttled(pause(value, text)));
      case "to" -> withHeader(act, "Location", address(value, text));
      case "retry-after" -> withHeader(act, "Retry-After", seconds(value, text));
      default ->
          throw new IllegalArgumentException(
              "'"
                  + text
                  + "' has a setting "
                  + name
                  + "; there are delay, drip, to and retry-after");
    };
  }

  private static String address(String value, String text) {
    try {
      if (!value.isEmpty()) {
        return new URI(value).toASCIIString();
      }
    } catch (URISyntaxException _) {
      // said below
    }
    throw new IllegalArgumentException("'" + text + "': to which URL?");
  }

  /** RFC 9110, 10.2.3: seconds, or a date. */
  private static String seconds(String value, String text) {
    if (value.isEmpty() || !value.matches("[ -~]+")) {
      throw new IllegalArgumentException("'" + text + "': after how many seconds, or which date?");
    }
    return value;
  }

  private static ScriptedResponse withHeader(ScriptedResponse act, String name, String value) {
    Map<String, String> headers = new HashMap<>(act.headers());
    headers.put(name, value);
    return new ScriptedResponse(act.word(), act.status(), headers, act.transmission(), act.delay());
  }

  private static Duration duration(String value, String text) {
    return Durations.parse(value)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "'" + text + "': " + value + " is no duration; write 250ms, 10s or 1m30s"));
  }

  /** {@code 1B/s}: from one byte to the next. */
  private static Duration pause(String value, String text) {
    Matcher rate = Pattern.compile("(\\d{1,3})B/s").matcher(value);
    if (!rate.matches() || rate.group(1).matches("0+")) {
      throw new IllegalArgumentException("'" + text + "': a drip is from 1B/s to 999B/s");
    }
    return SECOND.dividedBy(Integer.parseInt(rate.group(1)));
  }

  private static IllegalArgumentException none(String text) {
    return new IllegalArgumentException(
        "'"
            + text
            + "' is no answer; write 503x3, 200@delay=12s, reset, close, redirect or sent:500");
  }
}
