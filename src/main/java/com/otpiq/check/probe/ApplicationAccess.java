package com.otpiq.check.probe;

import java.time.Duration;
import java.util.Optional;

/**
 * How the state of the application behind the receiver can be read and prepared.
 *
 * @param stateProbe reads what the application stored
 * @param statePath the JSON pointer to the status, as the user wrote it
 * @param effectsPath the JSON pointer to what the application did, as the user wrote it
 * @param preparer makes a message known to the application
 * @param storeTimeout the longest time from a response until the event is stored
 */
public record ApplicationAccess(
    Optional<StateProbe> stateProbe,
    String statePath,
    Optional<String> effectsPath,
    Optional<MessagePreparer> preparer,
    Duration storeTimeout)
    implements AutoCloseable {
  @Override
  public void close() {
    stateProbe.ifPresent(StateProbe::close);
  }
}
