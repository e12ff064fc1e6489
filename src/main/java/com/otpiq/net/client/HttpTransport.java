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

  /** A transport to this URL; it does not connect yet. */
  public HttpTransport(HttpUrl target, NetworkPolicy networkPolicy) {
    this.target = target;
    this.caller = new HttpCaller(networkPolicy);
  }

  @Override
  public Outcome send(Delivery delivery, Duration deadline) throws InterruptedException {
    return caller.call(Call.post(target, delivery.headers(), delivery.body()), deadline);
  }

  @Override
  public void close() {
    caller.close();
  }
}
