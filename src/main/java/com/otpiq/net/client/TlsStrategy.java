package com.otpiq.net.client;

import com.otpiq.tls.TrustStore;
import java.io.IOException;
import java.net.Socket;
import java.security.NoSuchAlgorithmException;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Makes TLS connections; certificate and host name are always verified. The trusted certificates
 * are loaded for the first TLS connection, because that takes longer than a plain delivery.
 */
public final class TlsStrategy implements TlsSocketStrategy {
  private final Supplier<SSLContext> context;
  private @Nullable TlsSocketStrategy strategy;

  TlsStrategy(Supplier<SSLContext> context) {
    this.context = context;
  }

  /** Trusts the CA certificates of Java. */
  public static TlsStrategy ofRuntime() {
    return new TlsStrategy(() -> {
      try {
        return SSLContext.getDefault();
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has TLS", e);
      }
    });
  }

  /**
   * Trusts the CA certificates of Java and those of a file.
   *
   * @param pem one or more certificates between their BEGIN and END lines
   * @throws IllegalArgumentException if there is no certificate, or one cannot be read
   */
  public static TlsStrategy ofRuntimeAnd(byte[] pem) {
    SSLContext context = TrustStore.sslContextWith(pem);
    return new TlsStrategy(() -> context);
  }

  @Override
  public SSLSocket upgrade(
      Socket socket, String name, int port, Object attachment, HttpContext exchange)
      throws IOException {
    Exchange.enter(ExchangePhase.HANDSHAKE);
    String host = HostResolver.ascii(name);
    SSLSocket secured = strategy(host).upgrade(socket, host, port, attachment, exchange);
    Exchange.enter(ExchangePhase.WRITE);
    return secured;
  }

  /**
   * Whether Java verifies that a certificate is for a host: it rejects each one for a host with an
   * underscore, as container networks have them, and does not send its name to the server.
   */
  static boolean isVerifiedByJava(String host) {
    return !host.contains("_");
  }

  /** The TLS context, for connections without HTTP. */
  SSLContext context() {
    return context.get();
  }

  private synchronized TlsSocketStrategy strategy(String host) {
    if (!isVerifiedByJava(host)) {
      return new DefaultClientTlsStrategy(
          context.get(), HostnameVerificationPolicy.CLIENT, new DefaultHostnameVerifier());
    }
    if (strategy == null) {
      strategy =
          new DefaultClientTlsStrategy(context.get(), HostnameVerificationPolicy.BUILTIN, null);
    }
    return strategy;
  }
}
