package com.otpiq.net.client;

import com.otpiq.delivery.Outcome;
import com.otpiq.net.proxy.ProxySettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/** Makes HTTP/1.1 requests, each once, on the thread of its caller, under a deadline of our own. */
public final class HttpCaller implements AutoCloseable {
  private static final int BUFFER = 8 << 10;

  private final NetworkPolicy networkPolicy;
  private final HostResolver lookup;
  private final CloseableHttpClient client;
  private final ScheduledThreadPoolExecutor alarms =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("alarm").factory());

  /** Makes requests within this reach; nothing is connected before the first. */
  public HttpCaller(NetworkPolicy networkPolicy) {
    this.networkPolicy = networkPolicy;
    this.lookup = new HostResolver(InetAddress::getAllByName, networkPolicy.allowRemote());
    this.client = HttpClientFactory.plain(lookup, networkPolicy);
    this.alarms.setRemoveOnCancelPolicy(true);
  }

  /**
   * Makes one request. Whatever the network does is an outcome, never an exception.
   *
   * <p>Works on the caller's thread: to hand over costs more than the exchange, and a thread that
   * waits for sockets of its own accord holds up the end of the program. The alarm closes the
   * socket, in every phase, TLS included.
   *
   * @param deadline over the whole exchange, from before the name is looked up to the end of the
   *     answer
   */
  public Outcome call(Call call, Duration deadline) throws InterruptedException {
    Exchange exchange = new Exchange(deadline);
    HttpUriRequestBase request = request(call);
    Future<?> alarm =
        alarms.schedule(() -> expire(exchange, request), deadline.toNanos(), TimeUnit.NANOSECONDS);
    try {
      ScopedValue.where(Exchange.CURRENT, exchange)
          .run(() -> work(exchange, request, call.target()));
    } finally {
      alarm.cancel(false);
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
    alarms.shutdownNow();
    lookup.close();
  }

  private static HttpUriRequestBase request(Call call) {
    HttpUriRequestBase request = new HttpUriRequestBase(call.method(), call.target());
    call.headers().lines().forEach(line -> request.addHeader(line.name(), line.value()));
    call.body().ifPresent(body -> request.setEntity(new ByteArrayEntity(body.bytes(), null)));
    return request;
  }

  /** A runtime exception is one that the library let through: it too ends the exchange. */
  private void work(Exchange exchange, HttpUriRequestBase request, URI target) {
    Optional<ProxySettings.Proxy> proxy = networkPolicy.proxyFor(target);
    HttpClientContext context = proxy.map(ProxySettings.Proxy::context).orElse(null);
    try {
      while (!isCarried(exchange, request, context)) {
        // each turn throws one spent connection away; nothing was written to it
      }
    } catch (IOException | RuntimeException fault) {
      exchange.endFailed(FailureReasons.sentence(fault, target, proxy));
    }
  }

  private boolean isCarried(
      Exchange exchange, HttpUriRequestBase request, @Nullable HttpClientContext context)
      throws IOException {
    try (ClassicHttpResponse answer = client.executeOpen(null, request, context)) {
      exchange.endAnswered(read(exchange, answer));
      // Closing an answer drains it; a cancelled one has nothing left to drain.
      request.cancel();
      return true;
    } catch (StaleConnectionException _) {
      return false;
    }
  }

  /** Reads the body; what is odd about it, or nothing. */
  private static Optional<String> read(Exchange exchange, ClassicHttpResponse answer)
      throws IOException {
    if (answer.getEntity() == null) {
      return Optional.empty();
    }
    InputStream content = answer.getEntity().getContent();
    byte[] buffer = new byte[BUFFER];
    for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
      if (!exchange.keep(buffer, count)) {
        return Optional.of("the answer's body is longer than 64 KiB; the rest was not read");
      }
    }
    return Optional.empty();
  }
}
