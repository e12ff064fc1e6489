package com.otpiq.rule;

import com.otpiq.webhook.Position;
import java.util.Optional;

/**
 * A place where a rule is violated.
 *
 * @param at the position in the body; empty if it is not in the body
 * @param hint a suggestion, or more details
 */
public record Violation(Optional<Position> at, Optional<String> hint) {
  static final Violation OUTSIDE_BODY = new Violation(Optional.empty(), Optional.empty());

  static Violation at(Position at) {
    return new Violation(Optional.of(at), Optional.empty());
  }

  static Violation at(Position at, String hint) {
    return new Violation(Optional.of(at), Optional.of(hint));
  }

  static Violation because(String hint) {
    return new Violation(Optional.empty(), Optional.of(hint));
  }
}
