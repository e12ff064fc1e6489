package com.otpiq.event;

import com.otpiq.message.Redactor;
import java.time.Instant;
import java.util.Optional;

/**
 * Bytes from a client that the server could not read as a request.
 *
 * @param why what the server found, as a sentence without a full stop
 * @param request the method and the target, if they could be read
 * @param status of the response; empty if the client got none
 */
public record UnreadableRequest(
    Cause cause, String why, Optional<String> request, Optional<Integer> status) {
  /** The likely cause, and how to remove it. */
  public enum Cause {
    /** TLS on a port for HTTP. */
    TLS_ON_HTTP("use http:// in its URL"),
    /** HTTP on a port for TLS. */
    HTTP_ON_TLS("use https:// in its URL, or leave out --tls"),
    /** The client does not trust the server's certificate. */
    CERTIFICATE_REJECTED("`otpiq listen --trust` shows how it can trust the certificate"),
    /** A version of TLS that the server does not support. */
    TLS_VERSION("use TLS 1.2 or 1.3"),
    /** Any other end of a TLS handshake. */
    TLS_HANDSHAKE(""),
    /** A version of HTTP that the server does not support. */
    HTTP_VERSION("use HTTP/1.1"),
    /** The PROXY protocol of a load balancer. */
    PROXY_PROTOCOL("turn the PROXY protocol off in the proxy"),
    /** Neither TLS nor HTTP. */
    NOT_HTTP(""),
    /** A malformed first line. */
    REQUEST_LINE(""),
    /** Lines that end with LF alone. */
    LINE_END("end each line with CR LF"),
    /** A malformed header, or too many of them. */
    HEADER(""),
    /** A head over the limit. */
    HEAD_TOO_LARGE(""),
    /** No Host header, several, or a malformed one. */
    HOST(""),
    /** Several or malformed content lengths. */
    CONTENT_LENGTH(""),
    /** Anything else that is not valid HTTP/1.1. */
    OTHER(""),
    /** The connection ended before the head did. */
    INCOMPLETE_HEAD(""),
    /** The connection ended before the body did, or a chunk is malformed. */
    INCOMPLETE_BODY(""),
    /** The rest did not arrive in time. */
    TIMEOUT("");

    private final String hint;

    Cause(String hint) {
      this.hint = hint;
    }

    private String hint(boolean canServeTls) {
      return this == TLS_ON_HTTP && canServeTls ? hint + ", or `otpiq listen --tls`" : hint;
    }
  }

  /**
   * The event for this request, without secrets in its target.
   *
   * @param canServeTls whether the command that received it has the option {@code --tls}
   * @param further as in {@link ServerEvent.RequestUnreadable}
   */
  public ServerEvent.RequestUnreadable event(
      Instant at, Redactor redactor, boolean canServeTls, long further) {
    return new ServerEvent.RequestUnreadable(
        at,
        new UnreadableRequest(cause, why, request.map(redactor::redactUrl), status),
        cause.hint(canServeTls),
        further);
  }
}
