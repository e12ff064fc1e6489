package com.otpiq.net.client;

import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Builds an HTTP client without retries, redirects, cookies or decompression. */
final class HttpClientFactory {
  /**
   * More than any run opens at once: a delivery must not wait in a queue that its deadline does not
   * cover.
   */
  private static final int CONNECTIONS = 10_000;

  private static final int MAX_HEADERS = 200;
  private static final int MAX_LINE = 64 << 10;

  /**
   * Header values are Latin-1 strings of their bytes; without a charset some would be {@code ?}.
   */
  private static final CharCodingConfig EVERY_BYTE =
      CharCodingConfig.custom().setCharset(StandardCharsets.ISO_8859_1).build();

  private HttpClientFactory() {}

  static CloseableHttpClient plain(NetworkPolicy networkPolicy) {
    return HttpClientBuilder.create()
        .setConnectionManager(connections(new HostResolver(networkPolicy), networkPolicy.tls()))
        .setRoutePlanner(new ProxyRoutePlanner(networkPolicy))
        .setRequestExecutor(new RequestExecutor())
        .setDefaultRequestConfig(requests())
        .addRequestInterceptorLast(HttpClientFactory::dropImpliedHeader)
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

  private static PoolingHttpClientConnectionManager connections(
      HostResolver resolver, TlsStrategy tls) {
    return new ConnectionPool.Builder()
        .setDnsResolver(resolver)
        .setTlsSocketStrategy(tls)
        .setConnectionFactory(strict())
        .setDefaultSocketConfig(SocketConfig.custom().setTcpNoDelay(true).build())
        .setDefaultConnectionConfig(noTimeouts())
        .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
        .setMaxConnTotal(CONNECTIONS)
        .setMaxConnPerRoute(CONNECTIONS)
        .build();
  }

  /**
   * {@link HttpCaller} has the one deadline; {@link RequestExecutor} checks for stale connections.
   */
  private static ConnectionConfig noTimeouts() {
    return ConnectionConfig.custom()
        .setConnectTimeout(Timeout.DISABLED)
        .setSocketTimeout(Timeout.DISABLED)
        .setValidateAfterInactivity(TimeValue.NEG_ONE_MILLISECOND)
        .build();
  }

  /** The parser of the library skips garbage before a status line; this one fails. */
  private static ManagedHttpClientConnectionFactory strict() {
    Http1Config limits =
        Http1Config.custom()
            .setMaxHeaderCount(MAX_HEADERS)
            .setMaxLineLength(MAX_LINE)
            .setMaxEmptyLineCount(1)
            .build();
    return ManagedHttpClientConnectionFactory.builder()
        .http1Config(limits)
        .charCodingConfig(EVERY_BYTE)
        .responseParserFactory(new StrictResponseParsers(limits))
        .build();
  }

  /** Connections are kept alive by default in HTTP/1.1; only headers of the caller are sent. */
  private static void dropImpliedHeader(
      HttpRequest request, EntityDetails entity, HttpContext context) {
    if (request.containsHeader(HttpHeaders.CONNECTION)
        && "keep-alive".equals(request.getFirstHeader(HttpHeaders.CONNECTION).getValue())) {
      request.removeHeaders(HttpHeaders.CONNECTION);
    }
  }
}
