package com.otpiq.check;

import com.otpiq.webhook.Status;
import java.util.Map;
import java.util.Optional;

/**
 * The application's own words for what became of a message, learnt from messages to which nothing
 * else happened.
 *
 * @param words nothing where the application does not record that status
 */
record Vocabulary(Map<Status, Optional<String>> words) {
  Optional<String> of(Status status) {
    return words.getOrDefault(status, Optional.empty());
  }

  /** Whether a state says this status, in the application's words. */
  boolean says(State state, Status status) {
    return state.status().equals(of(status));
  }
}
