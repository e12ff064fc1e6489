package com.otpiq.net.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.delivery.Outcome;
import com.otpiq.json.BodyParser;
import com.otpiq.message.HttpUrl;
import com.otpiq.net.AllowedHosts;
import com.otpiq.net.proxy.ProxySettings;
import com.otpiq.time.Stopwatch;
import com.otpiq.webhook.Headers;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of exchange ends at its deadline, however slowly a server goes on. */
@Isolated("what it measures is time")
@Timeout(30)
class TotalDeadlineTest {
  private static final Duration LIMIT = Duration.ofMillis(300);

  /** For a busy machine; every server here goes on for much longer. */
  private static final Duration TOLERANCE = Duration.ofSeconds(5);

  /** A kind of exchange; what it returns is not compared. */
  enum Exchange {
    REQUEST {
      @Override
      void make(HttpUrl target, NetworkPolicy policy) throws Exception {
        try (HttpCaller caller = new HttpCaller(policy)) {
          Outcome outcome = caller.call(Call.get(target, Headers.NONE), LIMIT);
          assertThat(outcome).isNotInstanceOf(Outcome.Failed.class);
        }
      }
    },
    REQUEST_THROUGH_A_PROXY {
      @Override
      void make(HttpUrl target, NetworkPolicy policy) throws Exception {
        var proxied =
            new NetworkPolicy(
                ProxySettings.of(Map.of("ALL_PROXY", "http://" + target.authority())),
                TlsStrategy.ofRuntime(),
                AllowedHosts.ALL,
                policy.names());
        String url = target.scheme() + "://receiver.example/hook";
        try (HttpCaller caller = new HttpCaller(proxied)) {
          var _ = caller.call(Call.get(HttpUrl.of(url), Headers.NONE), LIMIT);
        }
      }
    },
    TLS_PROBE {
      @Override
      void make(HttpUrl target, NetworkPolicy policy) {
        assertThat(TlsProbe.of(target, policy, LIMIT)).isNotInstanceOf(TlsProbe.Succeeded.class);
      }
    },
    PORT_PROBE {
      @Override
      void make(HttpUrl target, NetworkPolicy policy) {
        var _ = PortProbe.isOpen(target, policy);
      }
    },
    REQUEST_IN_HALVES {
      @Override
      void make(HttpUrl target, NetworkPolicy policy) {
        var body = BodyParser.parse("{\"a\":1}".getBytes(StandardCharsets.UTF_8));
        var _ =
            PartialCall.make(
                Call.post(target, Headers.NONE, body), policy, Segments.HALVES, LIMIT, LIMIT);
      }
    };

    abstract void make(HttpUrl target, NetworkPolicy policy) throws Exception;
  }

  @ParameterizedTest
  @MethodSource("slow")
  void a_server_that_never_ends_is_given_up(Exchange exchange, SlowServers server)
      throws Exception {
    try (ScriptedEndpoint endpoint = server.start()) {
      assertThat(took(exchange, endpoint.uri(server.scheme()), ProbeFixture.LOCAL_ONLY))
          .isLessThan(LIMIT.plus(TOLERANCE));
    }
  }

  static Stream<Arguments> slow() {
    return Arrays.stream(Exchange.values())
        .flatMap(exchange ->
            Arrays.stream(SlowServers.values()).map(server -> Arguments.of(exchange, server)));
  }

  @ParameterizedTest
  @EnumSource(Exchange.class)
  void a_name_server_that_never_answers_is_given_up(Exchange exchange) throws Exception {
    var never = new CountDownLatch(1);
    NetworkPolicy policy =
        ProbeFixture.named(_ -> {
          await(never);
          return new InetAddress[0];
        });

    assertThat(took(exchange, HttpUrl.of("https://slow.test/"), policy))
        .isLessThan(LIMIT.plus(TOLERANCE));
    never.countDown();
  }

  @ParameterizedTest
  @EnumSource(Exchange.class)
  void a_port_that_accepts_no_connection_is_given_up(Exchange exchange) throws Exception {
    try (BlackHole hole = new BlackHole()) {
      assertThat(took(exchange, hole.uri(), ProbeFixture.LOCAL_ONLY))
          .isLessThan(LIMIT.plus(TOLERANCE));
    }
  }

  @ParameterizedTest
  @EnumSource(Exchange.class)
  void a_name_with_many_addresses_is_given_up_at_the_same_time(Exchange exchange) throws Exception {
    try (BlackHole hole = new BlackHole()) {
      InetAddress[] same = new InetAddress[50];
      Arrays.fill(same, InetAddress.ofLiteral("127.0.0.1"));
      HttpUrl target = HttpUrl.of("http://many.test:" + hole.uri().port() + "/");

      assertThat(took(exchange, target, ProbeFixture.named(_ -> same)))
          .isLessThan(LIMIT.plus(TOLERANCE));
    }
  }

  @ParameterizedTest
  @EnumSource(value = Exchange.class)
  void no_redirect_is_followed(Exchange exchange) throws Exception {
    try (ScriptedEndpoint endless =
        ScriptedEndpoint.http(peer -> {
          peer.readRequest();
          peer.send("HTTP/1.1 307 Again\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n");
          peer.hold();
        })) {
      exchange.make(endless.uri(), ProbeFixture.LOCAL_ONLY);

      assertThat(endless.connections()).isLessThanOrEqualTo(2);
      assertThat(endless.requestsOnce(0)).hasSizeLessThanOrEqualTo(1);
    }
  }

  private static Duration took(Exchange exchange, HttpUrl target, NetworkPolicy policy)
      throws Exception {
    Stopwatch stopwatch = Stopwatch.start();
    exchange.make(target, policy);
    return stopwatch.elapsed();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
