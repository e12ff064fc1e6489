package com.otpiq.check.session;

import com.otpiq.delivery.RequestHeaders;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Headers;
import java.util.Optional;

/**
 * One request of a check.
 *
 * @param description what it is, as reports show it; without secrets
 */
public record CheckRequest(
    String method, Headers headers, Optional<Body> body, String description) {
  /** A webhook as OTPIQ sends it, without the secret. */
  public static CheckRequest post(Body body, String description) {
    return new CheckRequest("POST", RequestHeaders.ofBody(), Optional.of(body), description);
  }

  /** A copy with these headers, which replace those of the same name. */
  public CheckRequest with(Headers more) {
    return new CheckRequest(method, headers.overriddenBy(more), body, description);
  }

  /** A copy with a note added to its description. */
  public CheckRequest describedAs(String more) {
    return new CheckRequest(method, headers, body, description + ", " + more);
  }
}
