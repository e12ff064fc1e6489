package com.otpiq.net.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.delivery.Outcome;
import com.otpiq.json.BodyParser;
import com.otpiq.message.HttpUrl;
import com.otpiq.net.AllowedHosts;
import com.otpiq.net.proxy.ProxySettings;
import com.otpiq.tls.TestKeys;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Headers;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way of a receiver to misbehave, on real sockets. */
@Isolated("its deadlines are short")
class HttpTransportTest {
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final Duration GRACE = Duration.ofSeconds(1);
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  private static TestKeys keys;

  /** Loads the classes of an exchange, which would take longer than the short deadlines. */
  @BeforeAll
  static void warmUp() throws Exception {
    keys = TestKeys.shared();
    try (ScriptedEndpoint endpoint =
            ScriptedEndpoint.https(
                keys.identity("good"),
                peer -> {
                  peer.readRequest();
                  peer.send(OK);
                });
        HttpTransport transport = transport(endpoint.uri())) {
      send(transport, 296, DEADLINE);
    }
  }

  @ParameterizedTest
  @MethodSource("faults")
  void an_exchange_ends_in_time_with_the_right_outcome_and_one_connection(ServerFault fault)
      throws Exception {
    try (ScriptedEndpoint endpoint = endpoint(fault);
        HttpTransport transport = transport(endpoint.uri(fault.scheme()))) {
      long start = System.nanoTime();
      Outcome outcome = send(transport, fault.bodySize(), fault.deadline());

      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isLessThan(fault.deadline().plus(GRACE));
      assertThat(outcome).matches(fault.expected().holds(), fault.expected().words());
      assertThat(endpoint.requestsOnce(fault.requests())).hasSize(fault.requests());
      assertThat(endpoint.connections()).isEqualTo(1);
    }
  }

  static List<ServerFault> faults() {
    return ServerFaults.all();
  }

  @Test
  void a_closed_port_is_told_as_such() throws Exception {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    assertThat(send(HttpUrl.of("http://127.0.0.1:" + port + "/"), DEADLINE))
        .isEqualTo(new Outcome.Failed("nothing listens on 127.0.0.1:" + port, false));
  }

  @Test
  void any_number_of_transports_needs_one_thread() throws Exception {
    HttpUrl closed = ProbeFixture.closedPort("http");
    List<HttpTransport> transports = Stream.generate(() -> transport(closed)).limit(20).toList();

    for (HttpTransport transport : transports) {
      assertThat(send(transport, 296, DEADLINE)).isInstanceOf(Outcome.Failed.class);
    }

    assertThat(Thread.getAllStackTraces().keySet().stream().map(Thread::getName))
        .containsOnlyOnce("timer");
    transports.forEach(HttpTransport::close);
  }

  @Test
  void a_name_that_nobody_knows_is_told_as_such() throws Exception {
    assertThat(send(HttpUrl.of("http://nope.invalid/"), DEADLINE))
        .isEqualTo(new Outcome.Failed("the host name of nope.invalid:80 is not known", false));
  }

  @Test
  void a_port_that_swallows_connections_times_out() throws Exception {
    try (BlackHole hole = new BlackHole()) {
      assertThat(send(hole.uri(), Duration.ofMillis(150)))
          .isEqualTo(new Outcome.TimedOut("connecting", false));
    }
  }

  @Test
  void what_goes_on_the_wire_is_what_was_given_and_no_more() throws Exception {
    try (ScriptedEndpoint endpoint =
            ScriptedEndpoint.http(peer -> {
              peer.readRequest();
              peer.send(OK);
            });
        HttpTransport transport = transport(endpoint.uri())) {
      send(transport, 3, DEADLINE);

      RawPeer.Request request = endpoint.requestsOnce(1).getFirst();
      assertThat(request.head())
          .isEqualTo(
              "POST /hook?a=1 HTTP/1.1\r\nContent-Type: application/json\r\nUser-Agent: otpiq/1\r\n"
                  + "Host: "
                  + endpoint.uri().authority()
                  + "\r\nContent-Length: 3\r\n\r\n");
      assertThat(request.body()).isEqualTo("   ");
    }
  }

  @ParameterizedTest
  @CsvSource({"close, true", "keep-alive, false"})
  void the_connection_header_is_sent_unless_it_says_what_is_the_default(
      String value, boolean isSent) throws Exception {
    try (ScriptedEndpoint endpoint =
            ScriptedEndpoint.http(peer -> {
              peer.readRequest();
              peer.send(OK);
            });
        HttpTransport transport = transport(endpoint.uri())) {
      Headers headers = Headers.NONE.with("Connection", value);
      transport.send(new Delivery(Instant.EPOCH, headers, BodyParser.parse(new byte[3])), DEADLINE);

      assertThat(endpoint.requestsOnce(1).getFirst().head().contains("Connection: " + value))
          .isEqualTo(isSent);
    }
  }

  @Test
  void a_connection_is_used_again() throws Exception {
    try (ScriptedEndpoint endpoint =
            ScriptedEndpoint.http(peer -> {
              while (true) {
                peer.readRequest();
                peer.send(OK);
              }
            });
        HttpTransport transport = transport(endpoint.uri())) {
      for (int i = 0; i < 5; i++) {
        assertThat(send(transport, 296, DEADLINE).isAcknowledged()).isTrue();
      }
      assertThat(endpoint.connections()).isEqualTo(1);
    }
  }

  @Test
  void a_connection_that_was_closed_meanwhile_is_noticed_and_nothing_is_sent_twice()
      throws Exception {
    try (ScriptedEndpoint endpoint =
            ScriptedEndpoint.http(peer -> {
              peer.readRequest();
              peer.send(OK);
              peer.close();
            });
        HttpTransport transport = transport(endpoint.uri())) {
      for (int i = 1; i <= 10; i++) {
        assertThat(send(transport, 296, DEADLINE).isAcknowledged()).isTrue();
        endpoint.awaitIdle();
        assertThat(endpoint.requestsOnce(i)).hasSize(i);
      }
      assertThat(endpoint.connections()).isEqualTo(10);
    }
  }

  @Test
  void a_second_answer_is_not_taken_for_that_to_the_next_request() throws Exception {
    try (ScriptedEndpoint endpoint =
            ScriptedEndpoint.http(peer -> {
              while (true) {
                peer.readRequest();
                peer.send(peer.number() == 1 ? OK + OK : OK);
              }
            });
        HttpTransport transport = transport(endpoint.uri())) {
      assertThat(send(transport, 296, DEADLINE).isAcknowledged()).isTrue();
      assertThat(send(transport, 296, DEADLINE))
          .matches(ExpectedOutcome.failed("not requested").holds());
      assertThat(send(transport, 296, DEADLINE).isAcknowledged()).isTrue();
    }
  }

  private static ScriptedEndpoint endpoint(ServerFault fault) throws Exception {
    String certificate = fault.certificate();
    return certificate == null
        ? ScriptedEndpoint.http(fault.script())
        : ScriptedEndpoint.https(keys.identity(certificate), fault.script());
  }

  private static HttpTransport transport(HttpUrl target) {
    SSLContext context = keys.trusting();
    return new HttpTransport(
        target,
        new NetworkPolicy(ProxySettings.NONE, new TlsStrategy(() -> context), AllowedHosts.ALL));
  }

  private static Outcome send(HttpUrl target, Duration deadline) throws InterruptedException {
    try (HttpTransport transport = transport(target)) {
      return send(transport, 296, deadline);
    }
  }

  private static Outcome send(HttpTransport transport, int size, Duration deadline)
      throws InterruptedException {
    Headers headers =
        Headers.NONE.with("Content-Type", "application/json").with("User-Agent", "otpiq/1");
    byte[] body = " ".repeat(size).getBytes(StandardCharsets.UTF_8);
    return transport.send(new Delivery(Instant.EPOCH, headers, BodyParser.parse(body)), deadline);
  }
}
