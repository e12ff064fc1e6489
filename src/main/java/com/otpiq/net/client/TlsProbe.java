package com.otpiq.net.client;

import com.otpiq.message.HttpUrl;
import com.otpiq.time.Durations;
import com.otpiq.tls.TrustAll;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;

/** The result of a TLS handshake with a host; no request is sent. */
public sealed interface TlsProbe {
  /**
   * The handshake succeeded.
   *
   * @param protocol such as {@code TLSv1.3}
   * @param issuer of the certificate
   * @param until when the certificate expires
   * @param trustProblem why clients reject the certificate; empty if they accept it
   */
  record Succeeded(String protocol, String issuer, Instant until, Optional<String> trustProblem)
      implements TlsProbe {}

  /**
   * The handshake failed.
   *
   * @param reason one line for users
   */
  record Failed(String reason) implements TlsProbe {}

  /** No connection could be made. */
  record Unreachable() implements TlsProbe {}

  /** Whether a URL can be probed: only https, and not through a proxy. */
  static boolean isPossible(HttpUrl target, NetworkPolicy networkPolicy) {
    return target.isHttps() && networkPolicy.proxyFor(target).isEmpty();
  }

  /**
   * Makes two handshakes: one that accepts any certificate, to see it, and one that verifies it as
   * clients do.
   *
   * @param limit of the look-up, the connections and the handshakes together
   */
  static TlsProbe of(HttpUrl target, NetworkPolicy networkPolicy, Duration limit) {
    Deadline deadline = Deadline.in(limit);
    try (var connection = PlainConnection.open(target, networkPolicy, deadline)) {
      return handshake(connection, target, networkPolicy, deadline);
    } catch (IOException _) {
      return new Unreachable();
    }
  }

  private static TlsProbe handshake(
      PlainConnection connection, HttpUrl target, NetworkPolicy networkPolicy, Deadline deadline) {
    try (SSLSocket socket = handshake(connection, target, trustAll(), false)) {
      X509Certificate certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      Optional<String> trustProblem = trustProblem(target, networkPolicy, deadline);
      return deadline.isOver()
          ? timedOut(deadline)
          : new Succeeded(
              socket.getSession().getProtocol(),
              certificate.getIssuerX500Principal().getName(),
              certificate.getNotAfter().toInstant(),
              trustProblem);
    } catch (IOException | GeneralSecurityException fault) {
      return deadline.isOver()
          ? timedOut(deadline)
          : new Failed(FailureReasons.describe(fault, target, Optional.empty()));
    }
  }

  private static Failed timedOut(Deadline deadline) {
    return new Failed(
        "timed out after "
            + Durations.show(deadline.limit())
            + " while "
            + ExchangePhase.HANDSHAKE.description());
  }

  private static Optional<String> trustProblem(
      HttpUrl target, NetworkPolicy networkPolicy, Deadline deadline) {
    try (var connection = PlainConnection.open(target, networkPolicy, deadline);
        var _ = handshake(connection, target, networkPolicy.tls().context(), true)) {
      return Optional.empty();
    } catch (IOException fault) {
      return Optional.of(FailureReasons.describe(fault, target, Optional.empty()));
    }
  }

  private static SSLSocket handshake(
      PlainConnection connection, HttpUrl target, SSLContext context, boolean verifies)
      throws IOException {
    SSLSocket socket =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(connection.socket(), target.host(), target.port(), true);
    boolean isVerifiedByJava = TlsStrategy.isVerifiedByJava(target.host());
    if (verifies && isVerifiedByJava) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
    }
    socket.startHandshake();
    if (verifies
        && !isVerifiedByJava
        && !new DefaultHostnameVerifier().verify(target.host(), socket.getSession())) {
      throw new SSLPeerUnverifiedException(target.host());
    }
    return socket;
  }

  /** Accepts any certificate, in order to see one that clients reject. */
  private static SSLContext trustAll() throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new TrustAll()}, null);
    return context;
  }
}
