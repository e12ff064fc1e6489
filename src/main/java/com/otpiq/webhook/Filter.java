package com.otpiq.webhook;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Selects webhooks by the values in their bodies, and by how they were answered.
 *
 * @param criteria all of them must hold; an empty list matches every webhook
 */
public record Filter(List<Criterion> criteria) {
  /** The key of the status code with which a webhook was answered. */
  public static final String ANSWER = "answer";

  /** Matches every webhook. */
  public static final Filter ALL = new Filter(List.of());

  /**
   * A value that a webhook must have.
   *
   * @param key as it was written
   * @param text the value as it was written, which matches a string
   * @param json the value as JSON
   * @param lookup finds the value of the key in a body
   */
  public record Criterion(
      String key, String text, Json json, Function<Json.Obj, Optional<Json>> lookup) {
    private boolean matches(Body body, int answer) {
      return body.object()
          .flatMap(lookup)
          .or(() -> key.equals(ANSWER) ? Optional.of(Json.of(answer)) : Optional.empty())
          .filter(value ->
              value.plain().equals(json.plain()) || value.asText().filter(text::equals).isPresent())
          .isPresent();
    }
  }

  /**
   * Whether a webhook has all of the values.
   *
   * @param answer the status code with which it was answered; 0 if it was not, or is not known
   */
  public boolean matches(Body body, int answer) {
    return criteria.stream().allMatch(one -> one.matches(body, answer));
  }

  /** Whether it asks for the status code. */
  public boolean hasAnswer() {
    return criteria.stream().anyMatch(one -> one.key().equals(ANSWER));
  }

  /** The filter as text, such as {@code status=delivered channel=sms}. */
  public String text() {
    return criteria.stream()
        .map(one -> one.key() + "=" + one.text())
        .collect(Collectors.joining(" "));
  }
}
