package com.otpiq.net.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.delivery.Attempt;
import com.otpiq.delivery.Backoff;
import com.otpiq.delivery.CircuitBreaker;
import com.otpiq.delivery.Deliverer;
import com.otpiq.delivery.OutgoingWebhook;
import com.otpiq.delivery.RequestHeaders;
import com.otpiq.delivery.RetryPolicy;
import com.otpiq.json.BodyParser;
import com.otpiq.net.AllowedHosts;
import com.otpiq.net.proxy.ProxySettings;
import com.otpiq.time.Time;
import com.otpiq.time.VirtualTime;
import com.otpiq.tls.TestKeys;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.WebhookKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every misbehaviour again and again: how often it is tried, and that nothing is sent unseen. */
@Isolated("what it measures is time")
class FaultMatrixTest {
  private static final int RETRIES = 1;
  private static final Duration GRACE = Duration.ofSeconds(1);
  private static final Duration WAIT = Duration.ofSeconds(1);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static TestKeys keys;

  @BeforeAll
  static void makeKeys() throws Exception {
    keys = TestKeys.shared();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void each_is_tried_as_often_as_it_is_told_and_no_longer_than_it_may(ServerFault fault)
      throws Exception {
    var time = new VirtualTime(START);
    List<Attempt> told = new CopyOnWriteArrayList<>();
    try (ScriptedEndpoint endpoint = endpoint(fault);
        HttpTransport transport = transport(endpoint, fault)) {
      long start = System.nanoTime();
      Attempt last =
          deliverer(transport, fault.deadline(), time)
              .deliver(webhook(fault.bodySize()), new Random(1), told::add);

      boolean ends = last.outcome().isAcknowledged() || last.outcome().isGone();
      assertThat(told).hasSize(ends ? 1 : RETRIES + 1);
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isLessThan(fault.deadline().multipliedBy(told.size()).plus(GRACE));
      assertThat(time.now()).isEqualTo(START.plus(WAIT.multipliedBy(told.size() - 1L)));
      assertThat(endpoint.requestsOnce(told.size() * fault.requests()))
          .hasSize(told.size() * fault.requests())
          .extracting(RawPeer.Request::body)
          .allMatch(body -> body.isEmpty() || body.equals(" ".repeat(fault.bodySize())));
      assertThat(endpoint.connections()).isLessThanOrEqualTo(told.size());
    }
  }

  static Stream<ServerFault> faults() {
    return ServerFaults.all().stream();
  }

  private static Deliverer deliverer(HttpTransport transport, Duration timeout, VirtualTime time) {
    var policy =
        new RetryPolicy(RETRIES, timeout, new Backoff.Exponential(WAIT, 2, Optional.empty()), 0);
    return new Deliverer(
        transport,
        new RequestHeaders(Optional.empty(), Headers.NONE, "otpiq", Time.real()),
        new RetryPolicy.ByKind(policy, policy),
        new CircuitBreaker(OptionalInt.empty()),
        time);
  }

  private static ScriptedEndpoint endpoint(ServerFault fault) throws Exception {
    String certificate = fault.certificate();
    return certificate == null
        ? ScriptedEndpoint.http(fault.script())
        : ScriptedEndpoint.https(keys.identity(certificate), fault.script());
  }

  private static HttpTransport transport(ScriptedEndpoint endpoint, ServerFault fault) {
    SSLContext context = keys.trusting();
    return new HttpTransport(
        endpoint.uri(fault.scheme()),
        new NetworkPolicy(
            ProxySettings.NONE, new TlsStrategy(() -> context), AllowedHosts.THIS_MACHINE));
  }

  private static OutgoingWebhook webhook(int size) {
    return OutgoingWebhook.of(
        BodyParser.parse(" ".repeat(size).getBytes(StandardCharsets.UTF_8)),
        WebhookKind.DELIVERY_REPORT);
  }
}
