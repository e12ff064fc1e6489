package com.otpiq.webhook;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * Selects webhooks by the values in their bodies.
 *
 * @param values the values that a body must have, by key; an empty map matches every body
 */
public record Filter(Map<String, Json> values) {
  /** Matches every webhook. */
  public static final Filter ALL = new Filter(Map.of());

  /** Whether a body has all of the values. */
  public boolean matches(Body body) {
    return values.entrySet().stream()
        .allMatch(one ->
            body.object()
                .flatMap(object -> object.value(one.getKey()))
                .filter(value -> value.plain().equals(one.getValue().plain()))
                .isPresent());
  }

  /** The filter as text, such as {@code status=delivered channel=sms}. */
  public String text() {
    return values.entrySet().stream()
        .map(one -> one.getKey() + "=" + one.getValue().plain())
        .collect(Collectors.joining(" "));
  }
}
