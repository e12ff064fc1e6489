package com.otpiq.net;

import com.otpiq.webhook.Headers;
import java.util.List;
import java.util.Optional;

/** Refuses what the server's parser lets through and no receiver should. */
final class Guard {
  private Guard() {}

  /** What is wrong with the head of a request. */
  static Optional<Request.Flaw> flawOf(boolean http11, Headers headers) {
    List<String> codings = headers.all("Transfer-Encoding");
    boolean plainlyChunked = codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked");
    if (!codings.isEmpty() && !(plainlyChunked && http11 && !headers.has("Content-Length"))) {
      return Optional.of(Request.Flaw.TRANSFER_CODING);
    }
    return headers
            .first("Expect")
            .filter(what -> !what.equalsIgnoreCase("100-continue"))
            .isPresent()
        ? Optional.of(Request.Flaw.EXPECTATION)
        : Optional.empty();
  }
}
