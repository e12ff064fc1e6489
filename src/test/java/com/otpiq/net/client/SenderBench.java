package com.otpiq.net.client;

import com.otpiq.json.BodyParser;
import com.otpiq.message.HttpUrl;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Delivers a payload many times from a cold start and prints how many a second; see
 * bench/README.md.
 */
final class SenderBench {
  private static final int AT_ONCE = 16;

  private SenderBench() {}

  public static void main(String[] args) throws InterruptedException {
    int count = Integer.parseInt(args[1]);
    String json = "{\"smsId\":\"sms_1\",\"pad\":\"" + "x".repeat(270) + "\"}";
    Headers headers = Headers.NONE.with(HeaderName.CONTENT_TYPE, "application/json");
    var delivery =
        new Delivery(
            Instant.EPOCH, headers, BodyParser.parse(json.getBytes(StandardCharsets.UTF_8)));
    var left = new AtomicInteger(count);
    var acknowledged = new AtomicInteger();
    long start = System.nanoTime();
    try (HttpTransport transport =
        new HttpTransport(HttpUrl.of(args[0]), NetworkPolicy.THIS_MACHINE)) {
      List<Thread> workers =
          IntStream.range(0, AT_ONCE)
              .mapToObj(_ ->
                  Thread.ofVirtual().start(() -> deliver(transport, delivery, left, acknowledged)))
              .toList();
      for (Thread worker : workers) {
        worker.join();
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "%d of %d acknowledged, %.0f a second%n", acknowledged.get(), count, count / seconds);
  }

  private static void deliver(
      HttpTransport transport, Delivery delivery, AtomicInteger left, AtomicInteger acknowledged) {
    try {
      while (left.getAndDecrement() > 0) {
        if (transport.send(delivery, Duration.ofSeconds(10)).isAcknowledged()) {
          acknowledged.incrementAndGet();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
