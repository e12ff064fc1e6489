package com.otpiq.net.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.event.UnreadableRequest;
import com.otpiq.event.UnreadableRequest.Cause;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the server reports of bytes that are not a request, and what the client gets. */
@Timeout(30)
class UnreadableRequestTest extends HttpServerTestBase {
  private static final String HOST = "Host: x\r\n";
  private static final String LINE = "POST /hook HTTP/1.1\r\n";

  static Stream<Arguments> refused() {
    String length = "Content-Length: 2\r\n";
    return Stream.of(
        Arguments.of("\u0016\u0003\u0001\u0002\u0000\u0001", 400, Cause.TLS_ON_HTTP),
        Arguments.of("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400, Cause.HTTP_VERSION),
        Arguments.of("PROXY TCP4 1.2.3.4 5.6.7.8 1 2\r\n" + LINE, 400, Cause.PROXY_PROTOCOL),
        Arguments.of("\u0000\u0001\u0002", 400, Cause.NOT_HTTP),
        Arguments.of(LINE + "Connection: close\r\n\r\n", 400, Cause.HOST),
        Arguments.of(LINE + HOST + HOST + "\r\n", 400, Cause.HOST),
        Arguments.of(LINE + "Host: x:port\r\n\r\n", 400, Cause.HOST),
        Arguments.of("POST http://y/ HTTP/1.1\r\n" + HOST + "\r\n", 400, Cause.HOST),
        Arguments.of(LINE + HOST + length + length + "\r\n{}", 400, Cause.CONTENT_LENGTH),
        Arguments.of(
            LINE + HOST + length + "Content-Length: 3\r\n\r\n{}", 400, Cause.CONTENT_LENGTH),
        Arguments.of(LINE + HOST + "Content-Length: -1\r\n\r\n", 400, Cause.CONTENT_LENGTH),
        Arguments.of(LINE + HOST + "Content-Length: two\r\n\r\n", 400, Cause.CONTENT_LENGTH),
        Arguments.of("POST /hook HTTP/1.1\nHost: x\n\n", 400, Cause.LINE_END),
        Arguments.of(LINE + "Host: x\nX: 1\r\n\r\n", 400, Cause.LINE_END),
        Arguments.of(LINE + HOST + "X: 1\r\n".repeat(250) + "\r\n", 400, Cause.HEADER),
        Arguments.of(LINE + HOST + "no colon\r\n\r\n", 400, Cause.HEADER),
        Arguments.of(LINE + HOST + "X : 1\r\n\r\n", 400, Cause.HEADER),
        Arguments.of(LINE + HOST + "X: \u0001\r\n\r\n", 400, Cause.HEADER),
        Arguments.of(
            LINE + HOST + "X: " + "x".repeat(40_000) + "\r\n\r\n", 400, Cause.HEAD_TOO_LARGE),
        Arguments.of("GET /" + "x".repeat(40_000), 400, Cause.HEAD_TOO_LARGE),
        Arguments.of("hello\r\n", 400, Cause.REQUEST_LINE),
        Arguments.of("POST hook HTTP/1.1\r\n" + HOST + "\r\n", 400, Cause.REQUEST_LINE),
        Arguments.of("POST /a b HTTP/1.1\r\n" + HOST + "\r\n", 400, Cause.REQUEST_LINE),
        Arguments.of("POST /%zz HTTP/1.1\r\n" + HOST + "\r\n", 400, Cause.REQUEST_LINE),
        Arguments.of("POST /\r\n", 0, Cause.INCOMPLETE_HEAD),
        Arguments.of("PO", 0, Cause.INCOMPLETE_HEAD),
        Arguments.of(LINE + "Host", 0, Cause.INCOMPLETE_HEAD),
        Arguments.of(LINE + HOST + "Content-Length: 9\r\n\r\n{\"a\":", 0, Cause.INCOMPLETE_BODY),
        Arguments.of(
            LINE + HOST + "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"", 0, Cause.INCOMPLETE_BODY),
        Arguments.of(
            LINE + HOST + "Transfer-Encoding: chunked\r\n\r\nzz\r\n", 0, Cause.INCOMPLETE_BODY));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void what_is_not_a_request_is_reported_with_its_likely_cause(String sent, int status, Cause cause)
      throws Exception {
    assertThat(status(halfClosed(bytes(sent)))).isEqualTo(status);

    UnreadableRequest reported = awaitReport();
    assertThat(reported.cause()).as(reported.toString()).isEqualTo(cause);
    assertThat(reported.status()).isEqualTo(status == 0 ? Optional.empty() : Optional.of(status));
    assertThat(handled).isEmpty();
    server.close();
    assertThat(unreadable).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void a_later_request_on_a_connection_is_reported_too(String sent, int status, Cause cause)
      throws Exception {
    String good = post("{}").replace("Connection: close\r\n", "");
    String response = halfClosed(bytes(good + sent));

    assertThat(response).startsWith("HTTP/1.1 200 ");
    assertThat(awaitReport().cause()).isEqualTo(cause);
    assertThat(handled).hasSize(1);
    server.close();
    assertThat(unreadable).hasSize(1);
  }

  @Test
  void a_head_that_is_not_complete_in_time_is_reported() throws Exception {
    try (Socket socket = socket()) {
      write(socket, LINE + "Hos");
      assertThat(read(socket)).isEmpty();
    }

    assertThat(awaitReport().cause()).isEqualTo(Cause.TIMEOUT);
    assertThat(awaitReport().request()).contains("POST /hook");
  }

  @Test
  void a_head_that_the_end_of_the_server_cuts_off_is_reported() throws Exception {
    try (Socket socket = socket()) {
      exchange(post("{}"));
      write(socket, LINE);
      Thread.sleep(100);
      server.close();
    }

    assertThat(unreadable).hasSize(1);
  }

  @Test
  void an_incomplete_body_says_how_much_arrived() throws Exception {
    halfClosed(bytes(LINE + HOST + "Content-Length: 9\r\n\r\n{\"a\":"));

    assertThat(awaitReport().why())
        .isEqualTo("the client closed the connection after 5 of 9 bytes of the body");
  }

  @Test
  void connections_that_send_nothing_or_only_requests_are_not_reported() throws Exception {
    socket().close();
    try (Socket silent = socket()) {
      assertThat(read(silent)).isEmpty();
    }
    exchange(post("{}"));
    exchange(post("{}").replace("Connection: close\r\n", "").repeat(3) + post("{}"));
    exchange(post("{}") + "rest");
    exchange(head("Content-Length: 9000") + "{");
    server.close();

    assertThat(unreadable).isEmpty();
    assertThat(handled).hasSize(7);
  }

  @Test
  void every_connection_that_sends_bytes_is_either_handled_or_reported() throws Exception {
    Random random = new Random(19);
    int connections = 400;
    for (int i = 0; i < connections; i++) {
      // without a body, whose last bytes could be a second request
      halfClosed(mutated(bytes(post("")), random));
    }
    server.close();

    assertThat(handled.size() + unreadableCount.get()).isEqualTo(connections);
    assertThat(handled.size()).isBetween(20, connections - 20);
  }

  /** One to three bytes are changed, removed or added, or the end is cut off. */
  private static byte[] mutated(byte[] request, Random random) {
    byte[] bytes = request;
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      int at = random.nextInt(bytes.length);
      byte[] rest = Arrays.copyOfRange(bytes, at, bytes.length);
      switch (random.nextInt(8)) {
        case 0 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
        case 1, 2 -> {
          bytes = Arrays.copyOf(bytes, bytes.length + 1);
          System.arraycopy(rest, 0, bytes, at + 1, rest.length);
          bytes[at] = (byte) random.nextInt(256);
        }
        case 3 -> {
          System.arraycopy(rest, 1, bytes, at, rest.length - 1);
          bytes = Arrays.copyOf(bytes, Math.max(1, bytes.length - 1));
        }
        default -> bytes[at] = (byte) random.nextInt(256);
      }
    }
    return bytes;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Sends bytes and their end, and returns what comes back. */
  private String halfClosed(byte[] bytes) throws IOException {
    try (Socket socket = socket()) {
      socket.getOutputStream().write(bytes);
      socket.shutdownOutput();
      return read(socket);
    } catch (SocketException _) {
      return "";
    }
  }

  private static int status(String response) {
    return response.isEmpty() ? 0 : Integer.parseInt(response.substring(9, 12));
  }
}
