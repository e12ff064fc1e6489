package com.otpiq.verdict;

import com.otpiq.delivery.ApplicationError;
import java.time.Duration;
import java.util.Optional;

/**
 * One request and its response, described for people; secrets are redacted.
 *
 * @param request what was sent
 * @param response status line, or why there was none
 * @param excerpt the beginning of the response body; may be empty
 * @param error the error that the body describes, if it is an error page
 * @param supplementary whether the request was made to explain a failure found before
 */
public record Evidence(
    String request,
    String response,
    String excerpt,
    Optional<ApplicationError> error,
    Duration took,
    boolean supplementary) {
  /** What the application said: its error, or else the beginning of the body; may be empty. */
  public String message() {
    return error.map(ApplicationError::text).orElse(excerpt);
  }
}
