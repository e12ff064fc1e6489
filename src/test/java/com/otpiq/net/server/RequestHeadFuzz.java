package com.otpiq.net.server;

import com.otpiq.webhook.Headers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Heads of requests, after Undertow parsed them: a target, then lines of headers. */
public final class RequestHeadFuzz {
  private RequestHeadFuzz() {}

  /** Reads the target of a request, and looks for errors in its head. */
  public static void fuzzerTestOneInput(byte[] input) {
    List<String> lines = new String(input, StandardCharsets.ISO_8859_1).lines().toList();
    RequestTarget target = RequestTarget.ofLatin1(lines.isEmpty() ? "" : lines.getFirst());
    require(!target.path().isEmpty(), "no path");
    require(target.text().endsWith(target.query()), "another query");
    require(RequestTarget.of(target.text()).equals(target), "read again, it is another target");
    Headers headers =
        new Headers(
            lines.stream()
                .skip(1)
                .map(line -> line.split(":", 2))
                .map(pair -> new Headers.Line(pair[0], pair.length > 1 ? pair[1].strip() : ""))
                .toList());
    HttpRequest.ProtocolError.inHead(true, target, headers)
        .or(() -> HttpRequest.ProtocolError.inHead(false, target, headers))
        .ifPresent(error -> require(error.status() >= 400, "no error status"));
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new AssertionError(message);
    }
  }
}
