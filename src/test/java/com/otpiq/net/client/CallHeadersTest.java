package com.otpiq.net.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.delivery.Outcome;
import com.otpiq.json.BodyParser;
import com.otpiq.webhook.HeaderBytes;
import com.otpiq.webhook.Headers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The headers of a request and of its response, byte by byte. */
class CallHeadersTest {
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final byte[] BODY = "{\"a\":1}".getBytes(UTF_8);

  /** Values as Latin-1, so that one character is one byte. */
  static List<String> values() {
    return IntStream.range(2, 16)
        .mapToObj(row ->
            IntStream.range(0, 16)
                .map(column -> row * 16 + column)
                .filter(b -> b != 0x7f)
                .mapToObj(b -> "<" + (char) b + ">")
                .collect(Collectors.joining()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("values")
  void every_byte_goes_out_and_comes_back(String value) throws Exception {
    try (ScriptedEndpoint endpoint = answering("X-Value: " + value + "\r\n")) {
      Outcome outcome = call(endpoint, Headers.NONE.with("X-Value", HeaderBytes.ofLatin1(value)));

      assertThat(endpoint.requestsOnce(1).getFirst().head())
          .contains("\r\nX-Value: " + value + "\r\n");
      assertThat(outcome.header("X-Value").map(HeaderBytes::encode))
          .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(value.getBytes(ISO_8859_1)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"سلام", "ڕۆژ باش", "é", "😀", "a\u0085b"})
  void text_goes_out_as_utf8(String text) throws Exception {
    try (ScriptedEndpoint endpoint = answering("")) {
      call(endpoint, Headers.NONE.with("X-Text", text).with("User-Agent", text));

      String latin1 = new String(text.getBytes(UTF_8), ISO_8859_1);
      assertThat(endpoint.requestsOnce(1).getFirst().head())
          .contains("\r\nX-Text: " + latin1 + "\r\n", "\r\nUser-Agent: " + latin1 + "\r\n");
    }
  }

  @Test
  void a_delayed_request_has_the_same_bytes() throws Exception {
    try (ScriptedEndpoint endpoint = answering("")) {
      PartialCall.make(
          Call.post(endpoint.uri(), Headers.NONE.with("X-Text", "ی\uDCE9"), BodyParser.parse(BODY)),
          ProbeFixture.LOCAL_ONLY,
          Segments.HALVES,
          Duration.ofMillis(1));

      assertThat(endpoint.requestsOnce(1).getFirst().head())
          .contains("\r\nX-Text: \u00db\u008c\u00e9\r\n");
    }
  }

  @Test
  void order_case_and_duplicates_stay_and_a_value_may_be_empty() throws Exception {
    try (ScriptedEndpoint endpoint = answering("b-B: 1\r\nX-Empty:\r\nA: 2\r\nb-b: 3\r\n")) {
      Headers sent =
          Headers.NONE.with("x-B", "1").with("Cookie", "a").with("X-Empty", "").with("cookie", "b");
      Outcome.Responded response = (Outcome.Responded) call(endpoint, sent);

      assertThat(endpoint.requestsOnce(1).getFirst().head().replace(": \r", ":\r"))
          .contains("\r\nx-B: 1\r\nCookie: a\r\nX-Empty:\r\ncookie: b\r\n");
      assertThat(response.headers().lines().subList(0, 4))
          .extracting(line -> line.name() + ": " + line.value())
          .containsExactly("b-B: 1", "X-Empty: ", "A: 2", "b-b: 3");
    }
  }

  private static Outcome call(ScriptedEndpoint endpoint, Headers headers) throws Exception {
    try (HttpCaller caller = new HttpCaller(ProbeFixture.LOCAL_ONLY)) {
      return caller.call(Call.post(endpoint.uri(), headers, BodyParser.parse(BODY)), DEADLINE);
    }
  }

  private static ScriptedEndpoint answering(String headers) throws Exception {
    return ScriptedEndpoint.http(peer -> {
      peer.readRequest();
      peer.send("HTTP/1.1 200 OK\r\n" + headers + "Content-Length: 0\r\n\r\n");
    });
  }
}
