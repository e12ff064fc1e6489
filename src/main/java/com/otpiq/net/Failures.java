package com.otpiq.net;

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
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** Why an exchange broke, in the words of a user. */
final class Failures {
  private Failures() {}

  /** One way in which exchanges break: an exception of this type whose message holds this text. */
  private record Failure(Class<? extends Throwable> type, String text, String words) {
    boolean fits(Throwable fault) {
      return type.isInstance(fault) && String.valueOf(fault.getMessage()).contains(text);
    }
  }

  /** %s is the receiver's host and port; the nearer to the root of the trouble, the earlier. */
  private static final List<Failure> TABLE =
      List.of(
          new Failure(UnknownHostException.class, "", "the host name of %s is not known"),
          new Failure(CertificateExpiredException.class, "", "the certificate of %s has expired"),
          new Failure(
              CertificateNotYetValidException.class, "", "the certificate of %s is not valid yet"),
          new Failure(
              CertPathBuilderException.class,
              "",
              "the certificate of %s is signed by no trusted authority"),
          new Failure(
              CertificateException.class, "No ", "the certificate of %s is for another host"),
          new Failure(
              SSLException.class,
              "Unsupported or unrecognized",
              "%s does not speak TLS: is it an http port?"),
          new Failure(ConnectException.class, "refused", "nothing listens on %s"),
          new Failure(NoRouteToHostException.class, "", "there is no route to %s"),
          new Failure(IOException.class, "unreachable", "the network of %s cannot be reached"),
          new Failure(
              NoHttpResponseException.class, "", "%s closed the connection without an answer"),
          new Failure(SocketException.class, "reset", "%s reset the connection"),
          new Failure(
              SocketException.class, "Broken pipe", "%s hung up while the request was sent"),
          new Failure(
              MessageConstraintException.class, "", "%s sent an answer whose head is too long"),
          new Failure(MalformedChunkCodingException.class, "", "%s sent a broken chunk"),
          new Failure(
              ConnectionClosedException.class, "", "%s closed the connection inside its answer"),
          new Failure(SSLException.class, "", "the TLS handshake with %s failed"),
          new Failure(
              HttpException.class, SingleExecutor.INTERIM, "%s sent nothing but interim answers"),
          new Failure(
              HttpException.class,
              WholeHeadParsers.UNASKED,
              "%s had sent an answer that nobody asked for"),
          new Failure(HttpException.class, "", "%s sent something that is not HTTP"));

  /** One line for the first row of the table that fits anything in the chain of causes. */
  static String sentence(Exception fault, URI target) {
    for (Failure failure : TABLE) {
      for (Throwable at = fault; at != null; at = at.getCause()) {
        if (failure.fits(at)) {
          return failure.words().formatted(receiver(target));
        }
      }
    }
    return "the exchange with " + receiver(target) + " failed: " + fault.getMessage();
  }

  private static String receiver(URI target) {
    int standard = "https".equalsIgnoreCase(target.getScheme()) ? 443 : 80;
    return target.getHost() + ":" + (target.getPort() < 0 ? standard : target.getPort());
  }
}
