package com.otpiq.net.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.tls.TestKeys;
import com.otpiq.webhook.Headers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When a TLS connection is used again; {@link HttpTransportTest} has the same for plain ones. */
@Timeout(30)
class ConnectionPoolTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private static SSLContext identity;
  private static NetworkPolicy policy;

  @BeforeAll
  static void makeKeys() throws Exception {
    identity = TestKeys.shared().identity("good");
    policy = ProbeFixture.trusting(TestKeys.shared().trusting());
  }

  @Test
  void a_tls_connection_is_used_again() throws Exception {
    try (ScriptedEndpoint endpoint =
            ScriptedEndpoint.https(
                identity,
                peer -> {
                  while (true) {
                    peer.readRequest();
                    peer.send(OK);
                  }
                });
        HttpCaller caller = new HttpCaller(policy)) {
      for (int i = 0; i < 3; i++) {
        assertAcknowledged(caller, endpoint);
      }
      assertThat(endpoint.connections()).isEqualTo(1);
    }
  }

  @Test
  void a_tls_connection_that_the_receiver_closed_is_replaced() throws Exception {
    try (ScriptedEndpoint endpoint =
            ScriptedEndpoint.https(
                identity,
                peer -> {
                  peer.readRequest();
                  peer.send(OK);
                });
        HttpCaller caller = new HttpCaller(policy)) {
      for (int i = 1; i <= 3; i++) {
        assertAcknowledged(caller, endpoint);
        endpoint.awaitIdle();
        assertThat(endpoint.requestsOnce(i)).hasSize(i);
      }
      assertThat(endpoint.connections()).isEqualTo(3);
    }
  }

  @Test
  void a_tls_connection_with_a_response_that_was_not_requested_is_replaced() throws Exception {
    var responded = new CountDownLatch(1);
    var respondedTwice = new CountDownLatch(1);
    try (ScriptedEndpoint endpoint =
            ScriptedEndpoint.https(
                identity,
                peer -> {
                  peer.readRequest();
                  peer.send(OK);
                  responded.await();
                  peer.send("HTTP/1.1 500 Late\r\nContent-Length: 0\r\n\r\n");
                  respondedTwice.countDown();
                  peer.hold();
                });
        HttpCaller caller = new HttpCaller(policy)) {
      assertAcknowledged(caller, endpoint);
      responded.countDown();
      respondedTwice.await();

      assertAcknowledged(caller, endpoint);
      assertThat(endpoint.connections()).isEqualTo(2);
      assertThat(endpoint.requestsOnce(2)).hasSize(2);
    }
  }

  private static void assertAcknowledged(HttpCaller caller, ScriptedEndpoint endpoint)
      throws InterruptedException {
    assertThat(caller.call(Call.get(endpoint.uri(), Headers.NONE), DEADLINE))
        .matches(ExpectedOutcome.answered(200, "ok").holds());
  }
}
