package com.otpiq.delivery;

import com.otpiq.message.Redactor;
import java.util.Optional;

/**
 * An error that an application describes in the body of a response, such as {@code TypeError: x is
 * undefined at server.mjs:12}.
 *
 * @param message one line, as the application wrote it
 * @param place where in the application's own code; empty if that is not known
 */
public record ApplicationError(String message, Optional<CodePlace> place) {
  /** An error with its message on one line. */
  public ApplicationError {
    message = message.strip().replaceAll("\\s+", " ");
  }

  /** The same error without secrets. */
  public ApplicationError redacted(Redactor redactor) {
    return new ApplicationError(
        redactor.redact(message),
        place.map(at -> new CodePlace(redactor.redact(at.file()), at.line())));
  }

  /** The message and the place, in one line. */
  public String text() {
    return message + place.map(at -> " at " + at.text()).orElse("");
  }
}
