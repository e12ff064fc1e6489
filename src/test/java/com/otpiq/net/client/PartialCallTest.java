package com.otpiq.net.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.delivery.Outcome;
import com.otpiq.json.BodyParser;
import com.otpiq.message.HttpUrl;
import com.otpiq.webhook.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A body in halves, to servers on loopback. */
class PartialCallTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
  private static final String BODY = "{\"smsId\":\"1\",\"status\":\"sent\"}";
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Duration SHORT = Duration.ofMillis(50);

  @Test
  void a_response_before_the_second_half_is_early() throws Exception {
    try (ScriptedEndpoint endpoint =
        ScriptedEndpoint.http(peer -> {
          peer.readHeadOnly();
          peer.send(OK);
          peer.hold();
        })) {
      assertThat(send(endpoint.uri(), LONG).early()).contains("200 OK");
    }
  }

  @Test
  void a_receiver_that_reads_the_whole_body_gets_it_and_is_not_early() throws Exception {
    try (ScriptedEndpoint endpoint = ScriptedEndpoint.http(PartialCallTest::respond)) {
      PartialCall.Result halves = send(endpoint.uri(), SHORT);

      assertThat(halves.early()).isEmpty();
      assertThat(halves.outcome().isAcknowledged()).isTrue();
      assertThat(endpoint.requestsOnce(1).getFirst().text()).isEqualTo(BODY);
    }
  }

  @ParameterizedTest
  @CsvSource({"'', /", "/, /", "/hook, /hook", "/a%20b?c=%26, /a%20b?c=%26", "?x=1, /?x=1"})
  void the_request_line_has_the_path_and_query_as_they_are_written(String path, String target)
      throws Exception {
    try (ScriptedEndpoint endpoint = ScriptedEndpoint.http(PartialCallTest::respond)) {
      String authority = endpoint.uri().authority();
      var _ = send(HttpUrl.of("http://" + authority + path), SHORT);

      assertThat(endpoint.requestsOnce(1).getFirst().head())
          .isEqualTo(
              "POST "
                  + target
                  + " HTTP/1.1\r\nHost: "
                  + authority
                  + "\r\nX-Test: 1\r\nContent-Length: "
                  + BODY.length()
                  + "\r\nConnection: close\r\n\r\n");
    }
  }

  @Test
  void a_receiver_that_closes_the_connection_or_does_not_listen_has_failed() throws Exception {
    try (ScriptedEndpoint endpoint = ScriptedEndpoint.http(RawPeer::readHeadOnly)) {
      PartialCall.Result halves = send(endpoint.uri(), LONG);

      assertThat(halves.early()).isEmpty();
      assertThat(halves.outcome())
          .isEqualTo(
              new Outcome.Failed(
                  endpoint.uri().authority() + " closed the connection without a response", true));
    }
    assertThat(send(ProbeFixture.closedPort("http"), LONG).outcome())
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failure -> {
              assertThat(failure.reason()).startsWith("nothing listens on");
              assertThat(failure.sent()).isFalse();
            });
  }

  @Test
  void a_receiver_that_does_not_respond_to_the_rest_has_timed_out() throws Exception {
    try (ScriptedEndpoint endpoint =
        ScriptedEndpoint.http(peer -> {
          peer.readRequest();
          peer.hold();
        })) {
      var body = BodyParser.parse(BODY.getBytes(StandardCharsets.UTF_8));
      Call call = Call.post(endpoint.uri(), Headers.NONE, body);

      assertThat(
              PartialCall.make(call, ProbeFixture.LOCAL_ONLY, Segments.HALVES, SHORT, SHORT)
                  .outcome())
          .isEqualTo(new Outcome.TimedOut("waiting for the response", true));
    }
  }

  @Test
  void only_http_without_a_proxy_can_be_sent_in_halves() {
    HttpUrl http = HttpUrl.of("HTTP://receiver.test/");

    assertThat(PartialCall.isPossible(http, ProbeFixture.LOCAL_ONLY)).isTrue();
    assertThat(PartialCall.isPossible(http, ProbeFixture.PROXY)).isFalse();
    assertThat(PartialCall.isPossible(HttpUrl.of("https://127.0.0.1/"), ProbeFixture.LOCAL_ONLY))
        .isFalse();
  }

  private static void respond(RawPeer peer) throws Exception {
    peer.readRequest();
    peer.send(OK);
  }

  private static PartialCall.Result send(HttpUrl target, Duration pause) {
    var body = BodyParser.parse(BODY.getBytes(StandardCharsets.UTF_8));
    return PartialCall.make(
        Call.post(target, Headers.NONE.with("X-Test", "1"), body),
        ProbeFixture.LOCAL_ONLY,
        Segments.HALVES,
        pause);
  }
}
