package com.otpiq.sandbox;

import com.otpiq.message.ControlToken;
import com.otpiq.message.HttpUrl;
import com.otpiq.net.Loopback;
import com.otpiq.net.server.HttpRequest;
import java.util.Optional;

/**
 * Who may use the control API: programs on this machine, and those that have the token. What it
 * tells about webhooks would show others which ports are open.
 *
 * @param token empty if only programs on this machine may
 */
record ControlAccess(Optional<ControlToken> token) {
  /** Why a request is refused, the same for each path; empty if it is not. */
  Optional<String> refusal(HttpRequest request) {
    if (token
        .filter(known -> request.headers().all("Authorization").stream().anyMatch(known::isIn))
        .isPresent()) {
      return Optional.empty();
    }
    if (!request.client().isLoopbackAddress()) {
      return Optional.of(
          "the control API is for programs on this machine; others need `Authorization: Bearer TOKEN`"
              + " with the token of the sandbox");
    }
    return isForThisMachine(request)
        ? Optional.empty()
        : Optional.of("web pages of other hosts may not control the sandbox");
  }

  /** A name server may give a web page's host an address of this machine. */
  private static boolean isForThisMachine(HttpRequest request) {
    try {
      return request
          .headers()
          .first("Host")
          .map(text -> HttpUrl.of("http://" + text))
          .filter(url -> Loopback.isLiteral(url.host()))
          .isPresent();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
