package com.otpiq.net.client;

import com.otpiq.tls.TrustStore;
import java.io.IOException;
import java.net.Socket;
import java.security.NoSuchAlgorithmException;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Secures connections; certificate and host name are always verified. Made ready at the first
 * connection that wants it, for loading the authorities takes longer than a plain delivery.
 */
public final class TlsStrategy implements TlsSocketStrategy {
  private final Supplier<SSLContext> context;
  private @Nullable TlsSocketStrategy strategy;

  TlsStrategy(Supplier<SSLContext> context) {
    this.context = context;
  }

  /** Believes the authorities that Java knows. */
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
   * Believes the authorities that Java knows, and those in a file as well.
   *
   * @param pem one or more certificates between their BEGIN and END lines
   * @throws IllegalArgumentException where there is none, or one cannot be read
   */
  public static TlsStrategy ofRuntimeAnd(byte[] pem) {
    SSLContext context = TrustStore.sslContextWith(pem);
    return new TlsStrategy(() -> context);
  }

  @Override
  public SSLSocket upgrade(
      Socket socket, String host, int port, Object attachment, HttpContext exchange)
      throws IOException {
    Exchange.reached(ExchangePhase.HANDSHAKE);
    SSLSocket secured = strategy().upgrade(socket, host, port, attachment, exchange);
    Exchange.reached(ExchangePhase.WRITE);
    return secured;
  }

  /** Whose word it takes, for whoever secures a connection without HTTP. */
  SSLContext context() {
    return context.get();
  }

  private synchronized TlsSocketStrategy strategy() {
    if (strategy == null) {
      strategy =
          new DefaultClientTlsStrategy(context.get(), HostnameVerificationPolicy.BUILTIN, null);
    }
    return strategy;
  }
}
