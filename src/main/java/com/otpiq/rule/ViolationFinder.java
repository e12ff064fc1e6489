package com.otpiq.rule;

import com.otpiq.webhook.Body;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.PayloadKey;
import com.otpiq.webhook.Position;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds violations of the rules for a body, with suggestions. */
final class ViolationFinder {
  /** Keys of the track API, and the webhook's key with the same meaning, if there is one. */
  private static final Map<String, Optional<String>> TRACK_KEYS =
      Map.of(
          "isFinalStatus", Optional.of(PayloadKey.IS_FINAL),
          "lastChannel", Optional.of(PayloadKey.CHANNEL),
          "channelFlow", Optional.empty(),
          "phoneNumber", Optional.empty(),
          "cost", Optional.empty());

  /** Other common names for a key, which differ too much for a spelling suggestion. */
  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "messageId",
          PayloadKey.SMS_ID,
          "id",
          PayloadKey.SMS_ID,
          "error",
          PayloadKey.REASON,
          "state",
          PayloadKey.STATUS);

  private ViolationFinder() {}

  static List<Violation> malformed(InspectedDelivery inspected) {
    return switch (inspected.delivery().body().parseResult()) {
      case Body.Malformed(String what, Position at, String _) -> List.of(Violation.at(at, what));
      case Body.Parsed _ -> List.of();
    };
  }

  static List<Violation> notAnObject(InspectedDelivery inspected) {
    return switch (inspected.delivery().body().parseResult()) {
      case Body.Parsed(String _, Json.Obj _) -> List.of();
      case Body.Parsed(String _, Json other) -> List.of(Violation.at(other.at()));
      case Body.Malformed _ -> List.of();
    };
  }

  static List<Violation> missing(InspectedDelivery inspected, String key) {
    if (inspected.delivery().body().object().isEmpty() || inspected.field(key).isPresent()) {
      return List.of();
    }
    return List.of(inspected.violationAt("/" + key));
  }

  static List<Violation> notOneOf(InspectedDelivery inspected, String key, List<String> values) {
    Optional<String> word = inspected.text(key).filter(text -> !values.contains(text));
    return word
        .map(text ->
            withSuggestion(
                inspected.violationAt("/" + key), SpellingSuggestion.nearest(text, values), '"'))
        .stream()
        .toList();
  }

  static List<Violation> trackNames(InspectedDelivery inspected) {
    return members(inspected)
        .filter(member -> TRACK_KEYS.containsKey(member.name()))
        .map(member ->
            withSuggestion(
                Violation.at(member.at()),
                TRACK_KEYS.getOrDefault(member.name(), Optional.empty()),
                '`'))
        .toList();
  }

  static List<Violation> unknownKeys(InspectedDelivery inspected) {
    return members(inspected)
        .filter(member ->
            !PayloadKey.ALL.contains(member.name()) && !TRACK_KEYS.containsKey(member.name()))
        .map(member -> withSuggestion(Violation.at(member.at()), suggestion(member.name()), '`'))
        .toList();
  }

  private static Optional<String> suggestion(String name) {
    return Optional.ofNullable(OTHER_NAMES.get(name))
        .or(() -> SpellingSuggestion.nearest(name, PayloadKey.ALL));
  }

  private static Stream<Json.Member> members(InspectedDelivery inspected) {
    return inspected.delivery().body().object().stream()
        .flatMap(object -> object.members().stream());
  }

  private static Violation withSuggestion(Violation violation, Optional<String> meant, char quote) {
    return new Violation(
        violation.at(), meant.map(word -> "did you mean " + quote + word + quote + "?"));
  }
}
