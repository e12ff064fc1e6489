package com.otpiq.net.client;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Builds a client that does what it is told and nothing of its own accord. */
final class HttpClientFactory {
  /**
   * More than any run opens at once: no delivery may wait in a queue that its deadline cannot see.
   */
  private static final int CONNECTIONS = 10_000;

  private static final int MAX_HEADERS = 200;
  private static final int MAX_LINE = 64 << 10;

  private HttpClientFactory() {}

  static CloseableHttpClient plain(HostResolver lookup, NetworkPolicy networkPolicy) {
    return HttpClientBuilder.create()
        .setConnectionManager(connections(lookup, networkPolicy.tls()))
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
      HostResolver lookup, TlsStrategy tls) {
    return new ConnectionPool.Builder()
        .setDnsResolver(lookup)
        .setTlsSocketStrategy(tls)
        .setConnectionFactory(strict())
        .setDefaultSocketConfig(SocketConfig.custom().setTcpNoDelay(true).build())
        .setDefaultConnectionConfig(noTimeouts())
        .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
        .setMaxConnTotal(CONNECTIONS)
        .setMaxConnPerRoute(CONNECTIONS)
        .build();
  }

  /** The caller keeps the one deadline; the executor looks at a connection that was kept alive. */
  private static ConnectionConfig noTimeouts() {
    return ConnectionConfig.custom()
        .setConnectTimeout(Timeout.DISABLED)
        .setSocketTimeout(Timeout.DISABLED)
        .setValidateAfterInactivity(TimeValue.NEG_ONE_MILLISECOND)
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
        .responseParserFactory(new StrictResponseParsers(limits))
        .build();
  }

  /** HTTP/1.1 keeps connections alive unasked; the caller alone says what is sent. */
  private static void dropImpliedHeader(
      HttpRequest request, EntityDetails entity, HttpContext context) {
    if (request.containsHeader(HttpHeaders.CONNECTION)
        && "keep-alive".equals(request.getFirstHeader(HttpHeaders.CONNECTION).getValue())) {
      request.removeHeaders(HttpHeaders.CONNECTION);
    }
  }
}
