package com.otpiq.check;

import java.util.Optional;

/**
 * What an application remembers of a message.
 *
 * @param document everything the look-up showed; empty where it knows no such message
 * @param status the part that stands for the message's status
 * @param effects how often the application has acted, where the look-up shows that
 */
public record State(Optional<String> document, Optional<String> status, Optional<Long> effects) {
  static final State NONE = new State(Optional.empty(), Optional.empty(), Optional.empty());

  /** The status in quotes, or that there is none. */
  String words() {
    return status.map(text -> "`" + text + "`").orElse("nothing");
  }
}
