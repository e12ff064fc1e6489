package com.otpiq.check.probe;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What an application remembers of a message.
 *
 * @param document everything the look-up showed; empty where it knows no such message
 * @param status the part that stands for the message's status
 * @param effects how often the application has acted, where the look-up shows that
 */
public record ObservedState(
    Optional<String> document, Optional<String> status, Optional<Long> effects) {
  public static final ObservedState NONE =
      new ObservedState(Optional.empty(), Optional.empty(), Optional.empty());

  /** The same, its texts changed like this. */
  public ObservedState map(UnaryOperator<String> change) {
    return new ObservedState(document.map(change), status.map(change), effects);
  }

  /** The status in quotes, or that there is none. */
  public String description() {
    return status.map(text -> "`" + text + "`").orElse("nothing");
  }
}
