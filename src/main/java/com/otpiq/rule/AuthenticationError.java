package com.otpiq.rule;

import java.util.Optional;

/**
 * What is wrong with the secret or signature of a delivery.
 *
 * @param hint more details; never contains the secret or a part of it
 */
public record AuthenticationError<K extends Enum<K>>(K kind, Optional<String> hint) {
  static <K extends Enum<K>> Optional<AuthenticationError<K>> of(K kind) {
    return Optional.of(new AuthenticationError<>(kind, Optional.empty()));
  }

  static <K extends Enum<K>> Optional<AuthenticationError<K>> of(K kind, String hint) {
    return Optional.of(new AuthenticationError<>(kind, Optional.of(hint)));
  }
}
