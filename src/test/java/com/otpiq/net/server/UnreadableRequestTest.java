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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the server reports of bytes that are not a request, and what the client gets. */
@Timeout(30)
class UnreadableRequestTest extends HttpServerTestBase {
  private static final String HOST = "Host: x\r\n";
  private static final String LINE = "POST /hook HTTP/1.1\r\n";

  @ParameterizedTest
  @MethodSource("com.otpiq.net.server.UnreadableRequests#all")
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
  @MethodSource("com.otpiq.net.server.UnreadableRequests#all")
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
  void a_long_request_line_is_reported_in_part() throws Exception {
    halfClosed(
        bytes("M".repeat(5_000) + " /" + "p".repeat(5_000) + " HTTP/1.1\r\n" + HOST + "\r\n"));

    assertThat(awaitReport().request())
        .contains("M".repeat(40) + "... /" + "p".repeat(499) + "...");
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
