package com.otpiq.net.server;

import com.otpiq.webhook.Headers;
import java.util.List;
import java.util.Optional;

/** Finds errors in a request's head that Undertow's parser accepts and a receiver must not. */
final class RequestValidator {
  private RequestValidator() {}

  /** The first error in the head, if it has one. */
  static Optional<HttpRequest.ProtocolError> validate(boolean http11, Headers headers) {
    List<String> codings = headers.all("Transfer-Encoding");
    boolean onlyChunked = codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked");
    if (!codings.isEmpty() && !(onlyChunked && http11 && !headers.has("Content-Length"))) {
      return Optional.of(HttpRequest.ProtocolError.TRANSFER_CODING);
    }
    return headers
            .first("Expect")
            .filter(expectation -> !expectation.equalsIgnoreCase("100-continue"))
            .isPresent()
        ? Optional.of(HttpRequest.ProtocolError.EXPECTATION)
        : Optional.empty();
  }
}
