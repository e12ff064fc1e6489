package com.otpiq.net.server;

import com.otpiq.webhook.Headers;
import java.util.List;
import java.util.Optional;

/** Refuses what the server's parser lets through and no receiver should. */
final class RequestValidator {
  private RequestValidator() {}

  /** What is wrong with the head of a request. */
  static Optional<HttpRequest.Flaw> flawOf(boolean http11, Headers headers) {
    List<String> codings = headers.all("Transfer-Encoding");
    boolean plainlyChunked = codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked");
    if (!codings.isEmpty() && !(plainlyChunked && http11 && !headers.has("Content-Length"))) {
      return Optional.of(HttpRequest.Flaw.TRANSFER_CODING);
    }
    return headers
            .first("Expect")
            .filter(what -> !what.equalsIgnoreCase("100-continue"))
            .isPresent()
        ? Optional.of(HttpRequest.Flaw.EXPECTATION)
        : Optional.empty();
  }
}
