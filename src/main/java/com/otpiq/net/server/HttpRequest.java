package com.otpiq.net.server;

import com.otpiq.webhook.Headers;
import java.util.Optional;

/**
 * The head of a request as it came.
 *
 * @param path decoded
 * @param query as it came, without the question mark; may be empty
 * @param flaw what is wrong with it as HTTP; its body is not read then
 */
public record HttpRequest(
    String method, String path, String query, Headers headers, Optional<Flaw> flaw) {

  /** What is wrong with a request before anybody looks at what it says. */
  public enum Flaw {
    /** A transfer coding other than one plain {@code chunked}, or one beside a content length. */
    TRANSFER_CODING,
    /** An expectation other than {@code 100-continue}. */
    EXPECTATION,
    /** A body over the limit. */
    TOO_LARGE,
    /** A body that did not come to its end within the deadline. */
    STALLED
  }

  HttpRequest with(Flaw found) {
    return new HttpRequest(method, path, query, headers, Optional.of(found));
  }
}
