package com.otpiq.check.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.json.BodyParser;
import com.otpiq.message.HttpUrl;
import com.otpiq.net.client.Call;
import com.otpiq.net.client.NetworkPolicy;
import com.otpiq.net.client.RawPeer;
import com.otpiq.net.client.ScriptedEndpoint;
import com.otpiq.net.client.Segments;
import com.otpiq.net.client.TlsProbe;
import com.otpiq.tls.TestKeys;
import com.otpiq.webhook.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The network of a check, on loopback. */
class HttpCheckTransportTest {
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final NetworkPolicy POLICY = NetworkPolicy.THIS_MACHINE;

  @Test
  void an_http_receiver_is_called_and_can_get_a_body_in_halves() throws Exception {
    try (ScriptedEndpoint endpoint = ScriptedEndpoint.http(HttpCheckTransportTest::respond);
        HttpCheckTransport transport = new HttpCheckTransport(endpoint.uri(), POLICY)) {
      assertThat(transport.send(call(endpoint.uri()), DEADLINE).isAcknowledged()).isTrue();
      assertThat(transport.canSendInSegments()).isTrue();
      assertThat(
              transport
                  .sendInSegments(call(endpoint.uri()), Segments.HALVES, Duration.ofMillis(20))
                  .early())
          .isEmpty();
      assertThat(transport.addresses()).allMatch(address -> address.isLoopbackAddress());
      assertThat(transport.handshake(DEADLINE)).isEmpty();
    }
  }

  @Test
  void an_https_receiver_shows_its_certificate_and_gets_no_halves() throws Exception {
    try (ScriptedEndpoint endpoint =
            ScriptedEndpoint.https(
                TestKeys.shared().identity("good"), HttpCheckTransportTest::respond);
        HttpCheckTransport transport = new HttpCheckTransport(endpoint.uri(), POLICY)) {
      assertThat(transport.canSendInSegments()).isFalse();
      assertThat(transport.handshake(DEADLINE)).containsInstanceOf(TlsProbe.Succeeded.class);
    }
  }

  private static Call call(HttpUrl target) {
    byte[] body = "{\"smsId\":\"1\"}".getBytes(StandardCharsets.UTF_8);
    return Call.post(target, Headers.NONE, BodyParser.parse(body));
  }

  private static void respond(RawPeer peer) throws Exception {
    peer.readRequest();
    peer.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
  }
}
