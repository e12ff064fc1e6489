package com.otpiq.cli.options;

import com.otpiq.event.Problem;
import com.otpiq.json.BodyParser;
import com.otpiq.json.FilterParser;
import com.otpiq.rule.SpellingSuggestion;
import com.otpiq.webhook.Filter;
import com.otpiq.webhook.PayloadKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Parses filters on the command line, and refuses those that no webhook can match. */
public final class FilterArgument {
  private static final String POINTER = "/";

  /** The keys of an inbound message that were seen; OTPIQ does not document them. */
  private static final List<String> INBOUND_KEYS = List.of("eventId", "contact", "message");

  private FilterArgument() {}

  /**
   * A filter for webhooks that have all of these values.
   *
   * @param option the name of the option, for messages
   * @param pairs each a key and a value, such as {@code status=delivered}; a JSON Pointer such as
   *     {@code /orderId} is a key that OTPIQ does not document, or has any value
   * @param hasAnswer whether it is known how the webhooks were answered
   * @throws Problem USAGE for what is not a key and a value, for a key or a value that no webhook
   *     has, and for two values of one key
   */
  public static Filter filter(String option, List<String> pairs, boolean hasAnswer) {
    return filter(option, pairs, hasAnswer, "a run for each value");
  }

  /**
   * Parses a filter such as {@code status=delivered channel=sms}.
   *
   * @param option the name of the option, which can be repeated, for messages
   * @throws Problem USAGE as for pairs
   */
  public static Filter filter(String option, String text) {
    List<String> words = List.of(text.strip().split("\\s+", -1));
    return filter(option, words, false, option + " for each value");
  }

  private static Filter filter(
      String option, List<String> pairs, boolean hasAnswer, String instead) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw Problem.of(
            Problem.Kind.USAGE,
            option + " takes KEY=VALUE, not '" + pair + "'",
            option + " status=delivered");
      }
      String key = pair.substring(0, equals);
      if (texts.put(key, pair.substring(equals + 1)) != null) {
        throw Problem.of(
            Problem.Kind.USAGE,
            option + ": a webhook has one " + key + ", but two are given",
            instead);
      }
    }
    texts.forEach((key, text) -> check(option, key, text, hasAnswer));
    return FilterParser.parse(texts);
  }

  private static void check(String option, String key, String text, boolean hasAnswer) {
    if (FilterParser.isPointer(key) || INBOUND_KEYS.contains(key.split("\\.", 2)[0])) {
      return;
    }
    List<String> known =
        Stream.concat(PayloadKey.ALL.stream(), Stream.of(Filter.ANSWER).filter(_ -> hasAnswer))
            .toList();
    if (!known.contains(key)) {
      throw unknownKey(option, key, text, known);
    }
    List<String> values = PayloadKey.values(key);
    String value = BodyParser.value(text).asText().orElse(text);
    if (!values.isEmpty() && !values.contains(value)) {
      throw unknownValue(option, key, value, values);
    }
    if (key.equals(Filter.ANSWER) && !text.matches("[1-5]\\d\\d")) {
      throw Problem.of(
          Problem.Kind.USAGE,
          option + ": " + key + " is a status code such as 200, not '" + text + "'");
    }
  }

  private static Problem unknownKey(String option, String key, String text, List<String> known) {
    return Problem.of(
        Problem.Kind.USAGE,
        option
            + ": OTPIQ documents no key '"
            + key
            + "' ("
            + String.join(", ", known)
            + "); any other key begins with /",
        SpellingSuggestion.nearest(key, known)
            .map(near -> hint(option, near, text))
            .orElseGet(() -> hint(option, POINTER + key, text)));
  }

  private static Problem unknownValue(
      String option, String key, String value, List<String> values) {
    return Problem.of(
        Problem.Kind.USAGE,
        option
            + ": "
            + key
            + " is "
            + anyOf(values)
            + ", not '"
            + value
            + "'; "
            + POINTER
            + key
            + " takes any value",
        SpellingSuggestion.nearest(value, values)
            .map(near -> hint(option, key, near))
            .orElseGet(() -> hint(option, POINTER + key, value)));
  }

  /** {@code sent, delivered or failed}. */
  private static String anyOf(List<String> values) {
    int last = values.size() - 1;
    return String.join(", ", values.subList(0, last)) + " or " + values.get(last);
  }

  /** The option as a user types it, in quotes where a shell needs them. */
  private static String hint(String option, String key, String value) {
    String pair = key + "=" + value;
    return option + " " + (pair.matches("[\\w./=-]+") ? pair : "'" + pair + "'");
  }
}
