package com.otpiq.net.server;

import com.otpiq.message.HttpUrl;
import com.otpiq.net.Loopback;
import com.otpiq.webhook.Headers;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * The head of a request as the client sent it.
 *
 * @param client the address of the client, or of what is between it and the server
 * @param protocolError why the request is refused as HTTP
 */
public record HttpRequest(
    String method,
    RequestTarget target,
    Headers headers,
    InetAddress client,
    Optional<ProtocolError> protocolError) {

  /** Why a request is refused before its content matters. */
  public enum ProtocolError {
    /** A target with a control character. */
    TARGET(400, "the path has a control character", ""),
    /**
     * A transfer coding other than one plain {@code chunked}, or one beside a content length (RFC
     * 9112, 6.3).
     */
    TRANSFER_CODING(501, "this transfer coding is not supported", "protocol-error"),
    /**
     * A browser sent it for a web page that is not of this machine; other clients name no origin.
     */
    WEB_PAGE(403, "web pages of other origins may not send requests", "protocol-error"),
    /** An expectation other than {@code 100-continue}. */
    EXPECTATION(417, "this expectation is not supported", "protocol-error"),
    /** A body over the limit. */
    BODY_TOO_LARGE(413, "the body is larger than 1 MiB", "too-large"),
    /** A body that was not complete within the deadline. */
    BODY_TIMEOUT(408, "the body did not arrive in time", "timeout");

    private final int status;
    private final String text;
    private final String bodyOmission;

    ProtocolError(int status, String text, String bodyOmission) {
      this.status = status;
      this.text = text;
      this.bodyOmission = bodyOmission;
    }

    /** Finds the first error that Undertow's parser accepts in a head, and a receiver must not. */
    static Optional<ProtocolError> inHead(boolean http11, RequestTarget target, Headers headers) {
      if (target.text().chars().anyMatch(c -> c <= ' ' || c == 0x7F)) {
        return Optional.of(TARGET);
      }
      List<String> codings = headers.all("Transfer-Encoding");
      boolean onlyChunked = codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked");
      if (!codings.isEmpty() && !(onlyChunked && http11 && !headers.has("Content-Length"))) {
        return Optional.of(TRANSFER_CODING);
      }
      if (!headers.all("Origin").stream().allMatch(ProtocolError::isOfThisMachine)) {
        return Optional.of(WEB_PAGE);
      }
      return headers
          .first("Expect")
          .filter(expectation -> !expectation.equalsIgnoreCase("100-continue"))
          .map(_ -> EXPECTATION);
    }

    private static boolean isOfThisMachine(String origin) {
      try {
        return Loopback.isLocalName(HttpUrl.of(origin).host());
      } catch (IllegalArgumentException _) {
        return false;
      }
    }

    /** The status code that it is refused with. */
    public int status() {
      return status;
    }

    /** One sentence for the client. */
    public String text() {
      return text;
    }
  }

  /** The decoded path, without the query. */
  public String path() {
    return target.path();
  }

  /** The query, not decoded, without the question mark; may be empty. */
  public String query() {
    return target.query();
  }

  /** Why the body could not be read, as one word; empty if it was read. */
  public Optional<String> bodyOmission() {
    return protocolError.map(error -> error.bodyOmission).filter(reason -> !reason.isEmpty());
  }

  HttpRequest with(ProtocolError error) {
    return new HttpRequest(method, target, headers, client, Optional.of(error));
  }
}
