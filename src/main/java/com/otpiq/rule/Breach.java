package com.otpiq.rule;

import com.otpiq.webhook.Position;
import java.util.Optional;

/**
 * One place where a rule does not hold.
 *
 * @param at where in the body, or nothing where it is not in the body
 * @param hint what is probably meant, or nothing
 */
public record Breach(Optional<Position> at, Optional<String> hint) {
  static final Breach ELSEWHERE = new Breach(Optional.empty(), Optional.empty());

  static Breach at(Position at) {
    return new Breach(Optional.of(at), Optional.empty());
  }

  static Breach at(Position at, String hint) {
    return new Breach(Optional.of(at), Optional.of(hint));
  }

  static Breach because(String hint) {
    return new Breach(Optional.empty(), Optional.of(hint));
  }
}
