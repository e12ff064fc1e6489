package com.otpiq.check.probe;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What the application stored about a message.
 *
 * @param document the whole response of the look-up; empty if the application does not know the
 *     message
 * @param status the message's status in the application's terms
 * @param effects how often the application acted, if the look-up shows it
 */
public record ObservedState(
    Optional<String> document, Optional<String> status, Optional<Long> effects) {
  public static final ObservedState NONE =
      new ObservedState(Optional.empty(), Optional.empty(), Optional.empty());

  /** A copy with its texts changed. */
  public ObservedState map(UnaryOperator<String> change) {
    return new ObservedState(document.map(change), status.map(change), effects);
  }

  /** The status in quotes, or {@code nothing}. */
  public String description() {
    return status.map(text -> "`" + text + "`").orElse("nothing");
  }
}
