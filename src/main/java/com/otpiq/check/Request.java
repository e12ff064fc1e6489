package com.otpiq.check;

import com.otpiq.webhook.Body;
import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.Headers;
import java.util.Optional;

/**
 * One request that a check makes.
 *
 * @param words what it is, for people; never shows a secret
 */
record Request(String method, Headers headers, Optional<Body> body, String words) {
  static final String JSON = "application/json";

  /** A webhook as OTPIQ sends it, but for what proves that it is OTPIQ's. */
  static Request post(Body body, String words) {
    return new Request(
        "POST", Headers.NONE.with(HeaderName.CONTENT_TYPE, JSON), Optional.of(body), words);
  }

  /** The same, where these headers take the place of those of the same names. */
  Request with(Headers more) {
    return new Request(method, headers.replacedBy(more), body, words);
  }

  /** The same with one more word about it. */
  Request called(String more) {
    return new Request(method, headers, body, words + ", " + more);
  }
}
