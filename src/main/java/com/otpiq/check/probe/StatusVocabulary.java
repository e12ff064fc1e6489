package com.otpiq.check.probe;

import com.otpiq.webhook.Status;
import java.util.Map;
import java.util.Optional;

/**
 * The application's own words for what became of a message, learnt from messages to which nothing
 * else happened.
 *
 * @param terms nothing where the application does not record that status
 */
public record StatusVocabulary(Map<Status, Optional<String>> terms) {
  public Optional<String> of(Status status) {
    return terms.getOrDefault(status, Optional.empty());
  }

  /** Whether a state says this status, in the application's words. */
  public boolean matches(ObservedState state, Status status) {
    return state.status().equals(of(status));
  }
}
