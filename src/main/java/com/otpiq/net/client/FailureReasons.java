package com.otpiq.net.client;

import com.otpiq.net.HostPort;
import com.otpiq.net.proxy.ProxyRefusedException;
import com.otpiq.net.proxy.ProxySettings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** Why an exchange broke, in the words of a user. */
final class FailureReasons {
  private FailureReasons() {}

  /**
   * One way in which exchanges break: an exception of this type whose message holds this text. The
   * words are of the receiver, or of the next hop, which is the proxy where there is one.
   */
  private record Failure(Class<? extends Throwable> type, String text, Of whom, String words) {
    boolean fits(Throwable fault) {
      return type.isInstance(fault) && String.valueOf(fault.getMessage()).contains(text);
    }
  }

  private enum Of {
    HOP,
    RECEIVER
  }

  /** %s is a host and its port; the nearer to the root of the trouble, the earlier. */
  private static final List<Failure> TABLE =
      List.of(
          new Failure(RemoteHostException.class, "", Of.HOP, "%s is not this machine"),
          new Failure(UnknownHostException.class, "", Of.HOP, "the host name of %s is not known"),
          new Failure(
              CertificateExpiredException.class,
              "",
              Of.RECEIVER,
              "the certificate of %s has expired"),
          new Failure(
              CertificateNotYetValidException.class,
              "",
              Of.RECEIVER,
              "the certificate of %s is not valid yet"),
          new Failure(
              CertPathBuilderException.class,
              "",
              Of.RECEIVER,
              "the certificate of %s is signed by no trusted authority"),
          new Failure(
              CertificateException.class,
              "No ",
              Of.RECEIVER,
              "the certificate of %s is for another host"),
          new Failure(
              SSLException.class,
              "Unsupported or unrecognized",
              Of.RECEIVER,
              "%s does not speak TLS: is it an http port?"),
          new Failure(ConnectException.class, "refused", Of.HOP, "nothing listens on %s"),
          new Failure(NoRouteToHostException.class, "", Of.HOP, "there is no route to %s"),
          new Failure(
              IOException.class, "unreachable", Of.HOP, "the network of %s cannot be reached"),
          new Failure(
              NoHttpResponseException.class,
              "",
              Of.HOP,
              "%s closed the connection without an answer"),
          new Failure(SocketException.class, "reset", Of.HOP, "%s reset the connection"),
          new Failure(
              SocketException.class,
              "Broken pipe",
              Of.HOP,
              "%s hung up while the request was sent"),
          new Failure(
              MessageConstraintException.class,
              "",
              Of.RECEIVER,
              "%s sent an answer whose head is too long"),
          new Failure(
              MalformedChunkCodingException.class, "", Of.RECEIVER, "%s sent a broken chunk"),
          new Failure(
              ConnectionClosedException.class,
              "",
              Of.RECEIVER,
              "%s closed the connection inside its answer"),
          new Failure(
              SSLException.class, "protocol", Of.RECEIVER, "%s does not speak TLS 1.2 or 1.3"),
          new Failure(SSLException.class, "", Of.RECEIVER, "the TLS handshake with %s failed"),
          new Failure(
              HttpException.class,
              RequestExecutor.INTERIM,
              Of.RECEIVER,
              "%s sent nothing but interim answers"),
          new Failure(
              HttpException.class,
              StrictResponseParsers.UNASKED,
              Of.RECEIVER,
              "%s had sent an answer that nobody asked for"),
          new Failure(HttpException.class, "", Of.RECEIVER, "%s sent something that is not HTTP"));

  /** One line for the first row of the table that fits anything in the chain of causes. */
  static String sentence(Exception fault, URI target, Optional<ProxySettings.Proxy> proxy) {
    String hop = proxy.map(there -> "the proxy " + there).orElse(receiver(target));
    if (fault.getCause() instanceof ProxyRefusedException closed) {
      return hop + " answered " + closed.status() + " and opened no way";
    }
    for (Failure failure : TABLE) {
      for (Throwable at = fault; at != null; at = at.getCause()) {
        if (failure.fits(at)) {
          return failure.words().formatted(failure.whom() == Of.HOP ? hop : receiver(target));
        }
      }
    }
    return "the exchange with " + receiver(target) + " failed: " + fault.getMessage();
  }

  private static String receiver(URI target) {
    return HostPort.of(target).toString();
  }
}
