package com.otpiq.check.session;

import com.otpiq.webhook.Body;
import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.Headers;
import java.util.Optional;

/**
 * One request that a check makes.
 *
 * @param description what it is, for people; never shows a secret
 */
public record CheckRequest(
    String method, Headers headers, Optional<Body> body, String description) {
  static final String JSON = "application/json";

  /** A webhook as OTPIQ sends it, but for what proves that it is OTPIQ's. */
  public static CheckRequest post(Body body, String description) {
    return new CheckRequest(
        "POST", Headers.NONE.with(HeaderName.CONTENT_TYPE, JSON), Optional.of(body), description);
  }

  /** The same, where these headers take the place of those of the same names. */
  public CheckRequest with(Headers more) {
    return new CheckRequest(method, headers.overriddenBy(more), body, description);
  }

  /** The same with one more word about it. */
  public CheckRequest describedAs(String more) {
    return new CheckRequest(method, headers, body, description + ", " + more);
  }
}
