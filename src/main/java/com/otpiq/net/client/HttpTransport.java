package com.otpiq.net.client;

import com.otpiq.delivery.Outcome;
import com.otpiq.delivery.Transport;
import com.otpiq.message.HttpUrl;
import com.otpiq.webhook.Delivery;
import java.time.Duration;

/** Sends deliveries to one URL over HTTP. */
public final class HttpTransport implements Transport {
  private final HttpUrl target;
  private final HttpCaller caller;
  private final boolean isOwn;

  /** A transport to this URL; it does not connect yet. */
  public HttpTransport(HttpUrl target, NetworkPolicy networkPolicy) {
    this(target, new HttpCaller(networkPolicy), true);
  }

  private HttpTransport(HttpUrl target, HttpCaller caller, boolean isOwn) {
    this.target = target;
    this.caller = caller;
    this.isOwn = isOwn;
  }

  /** A transport to this URL through a client that others share, and that its owner closes. */
  public static HttpTransport through(HttpCaller shared, HttpUrl target) {
    return new HttpTransport(target, shared, false);
  }

  @Override
  public Outcome send(Delivery delivery, Duration deadline) throws InterruptedException {
    return caller.call(Call.post(target, delivery.headers(), delivery.body()), deadline);
  }

  @Override
  public void close() {
    if (isOwn) {
      caller.close();
    }
  }
}
