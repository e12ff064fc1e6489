package com.otpiq.net.client;

import com.otpiq.tls.TrustAll;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/** What a host shows of itself when TLS begins; nothing is sent after that. */
public sealed interface TlsProbe {
  /**
   * The two agreed.
   *
   * @param protocol such as {@code TLSv1.3}
   * @param issuer who signed the certificate
   * @param until when the certificate expires
   * @param distrust why nobody should believe the certificate, if so
   */
  record Made(String protocol, String issuer, Instant until, Optional<String> distrust)
      implements TlsProbe {}

  /**
   * They did not agree.
   *
   * @param reason one line in the words of a user
   */
  record Failed(String reason) implements TlsProbe {}

  /** Nobody was there to shake hands with. */
  record Missed() implements TlsProbe {}

  /** Whether it can be looked at: over TLS, without a proxy on the way. */
  static boolean isPossible(URI target, NetworkPolicy networkPolicy) {
    return "https".equalsIgnoreCase(target.getScheme()) && networkPolicy.proxyFor(target).isEmpty();
  }

  /**
   * Connects, then shakes hands twice: once to see, believing everything, and once as a client that
   * verifies.
   *
   * @param patience for each step
   */
  static TlsProbe with(URI target, NetworkPolicy networkPolicy, Duration patience) {
    try (Socket _ = PlainSocket.connected(target, networkPolicy, patience)) {
      return made(target, networkPolicy, patience);
    } catch (IOException _) {
      return new Missed();
    }
  }

  private static TlsProbe made(URI target, NetworkPolicy networkPolicy, Duration patience) {
    try (SSLSocket seen = open(target, networkPolicy, patience, credulous(), false)) {
      X509Certificate own = (X509Certificate) seen.getSession().getPeerCertificates()[0];
      return new Made(
          seen.getSession().getProtocol(),
          own.getIssuerX500Principal().getName(),
          own.getNotAfter().toInstant(),
          distrust(target, networkPolicy, patience));
    } catch (IOException | GeneralSecurityException fault) {
      return new Failed(FailureReasons.sentence(fault, target, Optional.empty()));
    }
  }

  private static Optional<String> distrust(
      URI target, NetworkPolicy networkPolicy, Duration patience) {
    try (var _ = open(target, networkPolicy, patience, networkPolicy.tls().context(), true)) {
      return Optional.empty();
    } catch (IOException fault) {
      return Optional.of(FailureReasons.sentence(fault, target, Optional.empty()));
    }
  }

  private static SSLSocket open(
      URI target,
      NetworkPolicy networkPolicy,
      Duration patience,
      SSLContext context,
      boolean verifies)
      throws IOException {
    Socket plain = PlainSocket.connected(target, networkPolicy, patience);
    SSLSocket socket =
        (SSLSocket)
            context.getSocketFactory().createSocket(plain, target.getHost(), plain.getPort(), true);
    socket.setSoTimeout((int) patience.toMillis());
    if (verifies) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
    }
    socket.startHandshake();
    return socket;
  }

  /** Believes everybody, in order to see a certificate that nobody should believe. */
  private static SSLContext credulous() throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new TrustAll()}, null);
    return context;
  }
}
