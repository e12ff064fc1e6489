package com.otpiq.check;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What an application remembers of a message.
 *
 * @param document everything the look-up showed; empty where it knows no such message
 * @param status the part that stands for the message's status
 * @param effects how often the application has acted, where the look-up shows that
 */
public record State(Optional<String> document, Optional<String> status, Optional<Long> effects) {
  static final State NONE = new State(Optional.empty(), Optional.empty(), Optional.empty());

  /** The same, its texts changed like this. */
  State through(UnaryOperator<String> change) {
    return new State(document.map(change), status.map(change), effects);
  }

  /** The status in quotes, or that there is none. */
  String words() {
    return status.map(text -> "`" + text + "`").orElse("nothing");
  }
}
