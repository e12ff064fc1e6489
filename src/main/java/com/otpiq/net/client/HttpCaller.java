package com.otpiq.net.client;

import com.otpiq.delivery.Outcome;
import com.otpiq.message.HttpUrl;
import com.otpiq.net.proxy.ProxySettings;
import com.otpiq.webhook.HeaderBytes;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.net.URIAuthority;
import org.jspecify.annotations.Nullable;

/** Makes HTTP/1.1 requests on the thread of the caller, each once and with one deadline for all. */
public final class HttpCaller implements AutoCloseable {
  private static final int BUFFER = 8 << 10;

  /** One thread for all: it only closes sockets. */
  private static final ScheduledThreadPoolExecutor TIMER =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("timer").factory());

  static {
    TIMER.setRemoveOnCancelPolicy(true);
  }

  private final NetworkPolicy networkPolicy;
  private final CloseableHttpClient client;

  /** Makes requests that the policy allows; does not connect before the first. */
  public HttpCaller(NetworkPolicy networkPolicy) {
    this.networkPolicy = networkPolicy;
    this.client = HttpClientFactory.plain(networkPolicy);
  }

  /**
   * Makes one request. Network failures are outcomes, not exceptions.
   *
   * <p>Runs on the calling thread: a hand-over costs more than the exchange, and a separate thread
   * that waits for sockets delays the end of the program. At the deadline the timer closes the
   * socket, in every phase, including the TLS handshake.
   *
   * @param deadline for the whole exchange, from the lookup of the host name to the last byte of
   *     the response
   */
  public Outcome call(Call call, Duration deadline) throws InterruptedException {
    Optional<ProxySettings.Proxy> proxy = networkPolicy.proxyFor(call.target());
    Exchange exchange =
        new Exchange(deadline, proxy.map(hop -> HostResolver.ascii(hop.hostName())));
    HttpUriRequestBase request = request(call);
    Future<?> timer =
        TIMER.schedule(() -> expire(exchange, request), deadline.toNanos(), TimeUnit.NANOSECONDS);
    try {
      ScopedValue.where(Exchange.CURRENT, exchange)
          .run(() -> perform(exchange, request, call.target(), proxy));
    } finally {
      timer.cancel(false);
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return exchange.outcome();
  }

  private static void expire(Exchange exchange, HttpUriRequestBase request) {
    exchange.endExpired();
    request.cancel();
  }

  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
  }

  private static HttpUriRequestBase request(Call call) {
    HttpUriRequestBase request = new HttpUriRequestBase(call.method(), URI.create("/"));
    request.setScheme(call.target().scheme());
    request.setAuthority(authority(call.target()));
    request.setPath(call.target().pathAndQuery());
    call.headers()
        .lines()
        .forEach(line -> request.addHeader(line.name(), HeaderBytes.toLatin1(line.value())));
    call.body().ifPresent(body -> request.setEntity(new ByteArrayEntity(body.bytes(), null)));
    return request;
  }

  /** Without the zone of an address, unlike the host that is connected to. */
  private static URIAuthority authority(HttpUrl target) {
    try {
      return URIAuthority.create(target.authority());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The library throws some runtime exceptions: they end the exchange as well. */
  private void perform(
      Exchange exchange,
      HttpUriRequestBase request,
      HttpUrl target,
      Optional<ProxySettings.Proxy> proxy) {
    HttpHost host = new HttpHost(target.scheme(), target.host(), target.port());
    HttpClientContext context = proxy.map(ProxySettings.Proxy::context).orElse(null);
    try {
      if (proxy.isPresent()) {
        networkPolicy.hosts().require(target.host());
      }
      while (!isCompleted(exchange, request, host, context)) {
        // each iteration discards one stale connection; nothing was written to it
      }
    } catch (IOException | RuntimeException fault) {
      if (exchange.remaining().isZero()) {
        exchange.endExpired(); // the fault is that of the deadline, before the timer says so
      } else {
        exchange.endFailed(FailureReasons.explain(fault, target, proxy));
      }
    }
  }

  private boolean isCompleted(
      Exchange exchange,
      HttpUriRequestBase request,
      HttpHost host,
      @Nullable HttpClientContext context)
      throws IOException {
    try (ClassicHttpResponse response = client.executeOpen(host, request, context)) {
      exchange.endResponded(read(exchange, response));
      // Closing a response reads the rest of it, unless the request is cancelled.
      request.cancel();
      return true;
    } catch (StaleConnectionException _) {
      return false;
    }
  }

  /** Reads the body; returns a warning if it is not complete. */
  private static Optional<String> read(Exchange exchange, ClassicHttpResponse response)
      throws IOException {
    if (response.getEntity() == null) {
      return Optional.empty();
    }
    InputStream content = response.getEntity().getContent();
    byte[] buffer = new byte[BUFFER];
    for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
      if (!exchange.store(buffer, count)) {
        return Optional.of("the response body is longer than 64 KiB; the rest was not read");
      }
    }
    return Optional.empty();
  }
}
