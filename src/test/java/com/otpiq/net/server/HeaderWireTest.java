package com.otpiq.net.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.webhook.HeaderBytes;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.ResponseBody;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Header values on the wire: every byte that a value may have, in both directions. */
class HeaderWireTest extends HttpServerTestBase {
  /** Values as Latin-1, so that one character is one byte. */
  static List<String> values() {
    return IntStream.range(0, 16)
        .mapToObj(row ->
            IntStream.range(0, 16)
                .map(column -> row * 16 + column)
                .filter(b -> b >= 0x20 && b != 0x7f)
                .mapToObj(b -> "<" + (char) b + ">")
                .collect(Collectors.joining()))
        .filter(value -> !value.isEmpty())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("values")
  void the_bytes_of_a_request_are_kept(String value) throws IOException {
    send(head("X-Value: " + value + "\r\nContent-Length: 0"));

    assertThat(HeaderBytes.encode(handled.getFirst().headers().first("X-Value").orElseThrow()))
        .isEqualTo(value.getBytes(ISO_8859_1));
  }

  @ParameterizedTest
  @MethodSource("values")
  void the_bytes_of_a_response_are_sent_as_they_are(String value) throws IOException {
    server.close();
    Headers headers = Headers.NONE.with("X-Value", HeaderBytes.ofLatin1(value));
    server = start(_ -> done(HttpResponse.of(200, headers, ResponseBody.NONE)));

    assertThat(send(post("{}"))).contains("\r\nX-Value: " + value + "\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "X-Value:,''",
        "X-Value: ,''",
        "X-Value:  a b  ,a b",
        "X-Value:\t\ta\t,a",
        "x-VALUE:a,a"
      })
  void only_the_blanks_around_a_value_are_dropped(String line, String value) throws IOException {
    send(head(line + "\r\nContent-Length: 0"));

    assertThat(handled.getFirst().headers().all("X-Value")).containsExactly(value);
  }

  @Test
  void names_keep_their_case_and_duplicates_their_order() throws IOException {
    send(
        head(
            "x-CaSe: 1\r\nCookie: a=1\r\ncookie: b=2\r\nX-A: 2\r\nX-A: 1\r\ncontent-TYPE: a/b"
                + "\r\nContent-Length: 0"));
    Headers headers = handled.getFirst().headers();

    assertThat(headers.all("Cookie")).containsExactly("a=1", "b=2");
    assertThat(headers.all("X-A")).containsExactly("2", "1");
    assertThat(headers.lines())
        .extracting(Headers.Line::name)
        .contains("x-CaSe", "Cookie", "content-TYPE");
  }

  /** Sends and receives Latin-1, so that one character is one byte. */
  private String send(String request) throws IOException {
    try (Socket socket = socket()) {
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }
}
