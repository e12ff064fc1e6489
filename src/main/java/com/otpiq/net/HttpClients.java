package com.otpiq.net;

import java.io.IOException;
import java.net.Socket;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Builds a client that does what it is told and nothing of its own accord. */
final class HttpClients {
  /**
   * More than any run opens at once: no delivery may wait in a queue that its deadline cannot see.
   */
  private static final int CONNECTIONS = 10_000;

  private static final int MAX_HEADERS = 200;
  private static final int MAX_LINE = 64 << 10;

  private HttpClients() {}

  static CloseableHttpClient plain(Lookup lookup) {
    return HttpClientBuilder.create()
        .setConnectionManager(connections(lookup))
        .setRequestExecutor(new SingleExecutor())
        .setDefaultRequestConfig(requests())
        .addRequestInterceptorLast(HttpClients::dropImpliedHeader)
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableContentCompression()
        .disableAuthCaching()
        .disableConnectionState()
        .disableDefaultUserAgent()
        .build();
  }

  private static RequestConfig requests() {
    return RequestConfig.custom()
        .setProtocolUpgradeEnabled(false)
        .setAuthenticationEnabled(false)
        .setConnectionRequestTimeout(Timeout.DISABLED)
        .build();
  }

  private static PoolingHttpClientConnectionManager connections(Lookup lookup) {
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setDnsResolver(lookup)
        .setTlsSocketStrategy(HttpClients::verified)
        .setConnectionFactory(strict())
        .setDefaultSocketConfig(SocketConfig.custom().setTcpNoDelay(true).build())
        .setDefaultConnectionConfig(noTimeouts())
        .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
        .setMaxConnTotal(CONNECTIONS)
        .setMaxConnPerRoute(CONNECTIONS)
        .build();
  }

  /**
   * The caller keeps the one deadline; a connection that was kept alive is looked at before each
   * use.
   */
  private static ConnectionConfig noTimeouts() {
    return ConnectionConfig.custom()
        .setConnectTimeout(Timeout.DISABLED)
        .setSocketTimeout(Timeout.DISABLED)
        .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
        .build();
  }

  /** The client's own parser skips garbage in search of a status line; this one fails. */
  private static ManagedHttpClientConnectionFactory strict() {
    Http1Config limits =
        Http1Config.custom()
            .setMaxHeaderCount(MAX_HEADERS)
            .setMaxLineLength(MAX_LINE)
            .setMaxEmptyLineCount(1)
            .build();
    return ManagedHttpClientConnectionFactory.builder()
        .http1Config(limits)
        .responseParserFactory(new DefaultHttpResponseParserFactory(limits))
        .build();
  }

  /**
   * Made only when a connection wants it, for loading the authorities takes longer than a plain
   * delivery.
   */
  private static SSLSocket verified(
      Socket socket, String host, int port, Object attachment, HttpContext context)
      throws IOException {
    Exchange.reached(Phase.HANDSHAKE);
    SSLSocket secured = Tls.STRATEGY.upgrade(socket, host, port, attachment, context);
    Exchange.reached(Phase.WRITE);
    return secured;
  }

  /** HTTP/1.1 keeps connections alive unasked; the caller alone says what is sent. */
  private static void dropImpliedHeader(
      HttpRequest request, EntityDetails entity, HttpContext context) {
    if (request.containsHeader(HttpHeaders.CONNECTION)
        && "keep-alive".equals(request.getFirstHeader(HttpHeaders.CONNECTION).getValue())) {
      request.removeHeaders(HttpHeaders.CONNECTION);
    }
  }

  /** Certificates and host names are always verified, against the authorities that Java knows. */
  private static final class Tls {
    static final TlsSocketStrategy STRATEGY =
        new DefaultClientTlsStrategy(context(), HostnameVerificationPolicy.BUILTIN, null);

    private static SSLContext context() {
      try {
        return SSLContext.getDefault();
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has TLS", e);
      }
    }
  }
}
