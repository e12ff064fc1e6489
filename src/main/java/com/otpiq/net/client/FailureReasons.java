package com.otpiq.net.client;

import com.otpiq.message.HttpUrl;
import com.otpiq.net.HostPort;
import com.otpiq.net.RefusedHostException;
import com.otpiq.net.proxy.ProxyRefusedException;
import com.otpiq.net.proxy.ProxySettings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** Describes for users why an exchange failed. */
final class FailureReasons {
  private FailureReasons() {}

  /**
   * A reason: an exception of this type whose message contains this text. The sentence names the
   * receiver, or the next hop, which is the proxy if there is one.
   */
  private record Failure(
      Class<? extends Throwable> type, String text, Subject subject, String sentence) {
    boolean matches(Throwable fault) {
      return type.isInstance(fault) && String.valueOf(fault.getMessage()).contains(text);
    }
  }

  private enum Subject {
    HOP,
    RECEIVER
  }

  /** %s is the host and port. The more specific reasons come first. */
  private static final List<Failure> TABLE =
      List.of(
          new Failure(
              UnknownHostException.class, "", Subject.HOP, "the host name of %s is not known"),
          new Failure(
              CertificateExpiredException.class,
              "",
              Subject.RECEIVER,
              "the certificate of %s has expired"),
          new Failure(
              CertificateNotYetValidException.class,
              "",
              Subject.RECEIVER,
              "the certificate of %s is not valid yet"),
          new Failure(
              CertPathBuilderException.class,
              "",
              Subject.RECEIVER,
              "the certificate of %s is not signed by a trusted authority"),
          new Failure(
              CertificateException.class,
              "No ",
              Subject.RECEIVER,
              "the certificate of %s is for another host"),
          new Failure(
              SSLPeerUnverifiedException.class,
              "",
              Subject.RECEIVER,
              "the certificate of %s is for another host"),
          new Failure(
              SSLException.class,
              "Unsupported or unrecognized",
              Subject.RECEIVER,
              "%s does not speak TLS: is it an http port?"),
          new Failure(ConnectException.class, "refused", Subject.HOP, "nothing listens on %s"),
          new Failure(NoRouteToHostException.class, "", Subject.HOP, "there is no route to %s"),
          new Failure(
              IOException.class, "unreachable", Subject.HOP, "the network of %s cannot be reached"),
          new Failure(
              NoHttpResponseException.class,
              "",
              Subject.HOP,
              "%s closed the connection without a response"),
          new Failure(SocketException.class, "reset", Subject.HOP, "%s reset the connection"),
          new Failure(
              SocketException.class,
              "Broken pipe",
              Subject.HOP,
              "%s closed the connection while the request was sent"),
          new Failure(
              MessageConstraintException.class,
              "",
              Subject.RECEIVER,
              "%s sent response headers that are too long"),
          new Failure(
              MalformedChunkCodingException.class,
              "",
              Subject.RECEIVER,
              "%s sent an invalid chunk"),
          new Failure(
              ConnectionClosedException.class,
              "",
              Subject.RECEIVER,
              "%s closed the connection before the end of its response"),
          new Failure(
              SSLException.class, "protocol", Subject.RECEIVER, "%s does not speak TLS 1.2 or 1.3"),
          new Failure(SSLException.class, "", Subject.RECEIVER, "the TLS handshake with %s failed"),
          new Failure(
              HttpException.class,
              RequestExecutor.INTERIM,
              Subject.RECEIVER,
              "%s sent only interim responses"),
          new Failure(
              HttpException.class,
              StrictResponseParsers.NOT_REQUESTED,
              Subject.RECEIVER,
              "%s sent a response that was not requested"),
          new Failure(
              HttpException.class, "", Subject.RECEIVER, "%s sent something that is not HTTP"));

  /** The reason for a failed exchange, and the option that prevents it, if there is one. */
  static String explain(Exception fault, HttpUrl target, Optional<ProxySettings.Proxy> proxy) {
    boolean isUntrusted =
        Stream.iterate((Throwable) fault, Objects::nonNull, Throwable::getCause)
            .anyMatch(CertPathBuilderException.class::isInstance);
    return describe(fault, target, proxy) + (isUntrusted ? "; --cacert FILE trusts one more" : "");
  }

  /** One line: the first reason of the table that matches any exception in the chain of causes. */
  static String describe(Exception fault, HttpUrl target, Optional<ProxySettings.Proxy> proxy) {
    String hop = proxy.map(name -> "the proxy " + name).orElse(receiver(target));
    if (fault.getCause() instanceof ProxyRefusedException closed) {
      return hop + " refused the tunnel with status " + closed.status();
    }
    if (fault instanceof RefusedHostException refused) {
      return receiver(target) + " " + refused.reason();
    }
    for (Failure failure : TABLE) {
      for (Throwable at = fault; at != null; at = at.getCause()) {
        if (failure.matches(at)) {
          return failure
              .sentence()
              .formatted(failure.subject() == Subject.HOP ? hop : receiver(target));
        }
      }
    }
    return "the exchange with " + receiver(target) + " failed: " + fault.getMessage();
  }

  private static String receiver(HttpUrl target) {
    return HostPort.of(target).toString();
  }
}
