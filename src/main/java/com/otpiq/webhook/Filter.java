package com.otpiq.webhook;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * Tells some webhooks from others by what their bodies say.
 *
 * @param values values that a body must have, by key; none fits all
 */
public record Filter(Map<String, Json> values) {
  /** Every webhook. */
  public static final Filter ALL = new Filter(Map.of());

  /** Whether a body has all the values. */
  public boolean matches(Body body) {
    return values.entrySet().stream()
        .allMatch(one ->
            body.object()
                .flatMap(object -> object.value(one.getKey()))
                .filter(value -> value.plain().equals(one.getValue().plain()))
                .isPresent());
  }

  /** {@code status=delivered channel=sms}. */
  public String text() {
    return values.entrySet().stream()
        .map(one -> one.getKey() + "=" + one.getValue().plain())
        .collect(Collectors.joining(" "));
  }
}
