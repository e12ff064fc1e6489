package com.otpiq.net;

import com.otpiq.delivery.Outcome;
import com.otpiq.delivery.Transport;
import com.otpiq.webhook.Delivery;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;

/**
 * Carries deliveries over HTTP/1.1, each on a virtual thread of its own that its deadline
 * interrupts.
 */
public final class HttpTransport implements Transport {
  private static final int BUFFER = 8 << 10;

  private final URI target;
  private final Lookup lookup = new Lookup(InetAddress::getAllByName);
  private final CloseableHttpClient client;

  /** Delivers to this URL; of https, the authorities that Java knows vouch for the receiver. */
  public HttpTransport(URI target) {
    this(target, Tls.ofRuntime());
  }

  HttpTransport(URI target, Tls tls) {
    this.target = target;
    this.client = HttpClients.plain(lookup, tls);
  }

  /**
   * The interrupt closes the socket that the worker is blocked on, in every phase, TLS included.
   */
  @Override
  public Outcome carry(Delivery delivery, Duration deadline) throws InterruptedException {
    Exchange exchange = new Exchange();
    HttpPost request = request(delivery);
    Thread worker =
        Thread.ofVirtual()
            .start(() ->
                ScopedValue.where(Exchange.CURRENT, exchange).run(() -> work(exchange, request)));
    try {
      return exchange.await(deadline);
    } finally {
      worker.interrupt();
    }
  }

  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
    lookup.close();
  }

  private HttpPost request(Delivery delivery) {
    HttpPost request = new HttpPost(target);
    delivery.headers().lines().forEach(line -> request.addHeader(line.name(), line.value()));
    request.setEntity(new ByteArrayEntity(delivery.body().bytes(), null));
    return request;
  }

  /** A runtime exception is one that the library let through: it too ends the exchange. */
  private void work(Exchange exchange, HttpPost request) {
    try {
      while (!isCarried(exchange, request)) {
        // each turn throws one spent connection away; nothing was written to it
      }
    } catch (IOException | RuntimeException fault) {
      exchange.endFailed(Failures.sentence(fault, target));
    }
  }

  private boolean isCarried(Exchange exchange, HttpPost request) throws IOException {
    try (ClassicHttpResponse answer = client.executeOpen(null, request, null)) {
      exchange.endAnswered(read(exchange, answer));
      // Closing an answer drains it; a cancelled one has nothing left to drain.
      request.cancel();
      return true;
    } catch (SpentConnectionException _) {
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
