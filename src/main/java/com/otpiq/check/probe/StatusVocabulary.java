package com.otpiq.check.probe;

import com.otpiq.webhook.Status;
import java.util.Map;
import java.util.Optional;

/**
 * The application's own terms for the statuses, learned from messages with one event each.
 *
 * @param terms the term for each status; empty if the application does not store that status
 */
public record StatusVocabulary(Map<Status, Optional<String>> terms) {
  /** The application's term for a status; empty if it does not store that status. */
  public Optional<String> of(Status status) {
    return terms.getOrDefault(status, Optional.empty());
  }

  /** Whether a state has this status. */
  public boolean matches(ObservedState state, Status status) {
    return state.status().equals(of(status));
  }
}
