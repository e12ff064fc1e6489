package com.otpiq.net.server;

import com.otpiq.event.UnreadableRequest;
import com.otpiq.event.UnreadableRequest.Cause;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/** Finds out why a TLS handshake failed: from the first bytes, and from Java's TLS engine. */
final class FailedHandshake {
  private static final int TLS_HANDSHAKE = 0x16;
  private static final Pattern ALERT = Pattern.compile("Received fatal alert: (\\w+)");
  private static final List<String> REJECTED =
      List.of("unknown_ca", "certificate", "access_denied");
  private static final Pattern OLD_VERSION =
      Pattern.compile("protocol (?:version )?(TLSv[\\d.]+|SSLv\\d)");
  private static final String CLOSED = "closing inbound";
  private static final String NO_SESSION = "NONE";

  private FailedHandshake() {}

  /**
   * The failure of a connection that ends without a request.
   *
   * @param firstByte of the client; negative if nothing arrived
   * @return empty if nothing arrived, or the client closed the connection after the handshake, as
   *     browsers do with connections that they open in advance
   */
  static Optional<UnreadableRequest> of(int firstByte, SSLEngine engine, boolean clientClosed) {
    if (firstByte < 0) {
      return Optional.empty();
    }
    if (firstByte != TLS_HANDSHAKE) {
      return Optional.of(
          firstByte >= 'A' && firstByte <= 'z'
              ? because(Cause.HTTP_ON_TLS, "the client speaks http, this port speaks https")
              : because(Cause.NOT_HTTP, "the client does not speak TLS"));
    }
    String failure = failure(engine);
    Matcher alert = ALERT.matcher(failure);
    if (alert.find()) {
      return Optional.of(ofAlert(alert.group(1)));
    }
    if (engine.getSession().getProtocol().equals(NO_SESSION)) {
      return Optional.of(ofFailure(failure, clientClosed));
    }
    // OpenSSL's alert about a certificate has other keys than Java expects, so Java cannot read it
    return failure.isEmpty() || failure.contains(CLOSED)
        ? Optional.empty()
        : Optional.of(distrust());
  }

  private static UnreadableRequest ofAlert(String alert) {
    return REJECTED.stream().anyMatch(alert::contains)
        ? because(Cause.CERTIFICATE_REJECTED, "the client rejected the certificate (" + alert + ")")
        : because(Cause.TLS_HANDSHAKE, "the client ended the TLS handshake (" + alert + ")");
  }

  private static UnreadableRequest ofFailure(String failure, boolean clientClosed) {
    Matcher version = OLD_VERSION.matcher(failure);
    if (version.find()) {
      return because(
          Cause.TLS_VERSION, "the client speaks " + version.group(1).replace("v", " ") + " only");
    }
    if (clientClosed) {
      return distrust();
    }
    return because(
        Cause.TLS_HANDSHAKE,
        "the TLS handshake did not succeed" + (failure.isEmpty() ? " in time" : ": " + failure));
  }

  private static UnreadableRequest distrust() {
    return because(
        Cause.CERTIFICATE_REJECTED,
        "the client closed the connection during the TLS handshake, perhaps because it does not"
            + " trust the certificate");
  }

  /**
   * Why the engine ended, in Java's words; empty if it did not fail. An engine that failed cannot
   * begin anew, and says why.
   */
  private static String failure(SSLEngine engine) {
    try {
      engine.beginHandshake();
      return "";
    } catch (SSLException e) {
      return e.getCause() == null ? "" : String.valueOf(e.getCause().getMessage());
    }
  }

  private static UnreadableRequest because(Cause cause, String why) {
    return new UnreadableRequest(cause, why, Optional.empty(), Optional.empty());
  }
}
