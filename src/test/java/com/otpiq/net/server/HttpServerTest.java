package com.otpiq.net.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.otpiq.event.Problem;
import com.otpiq.net.ListenAddress;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server on real sockets: heads, bodies, their limits, and its port. */
@Timeout(30)
class HttpServerTest extends HttpServerTestBase {
  @Test
  void a_request_is_handled_with_its_head_and_its_whole_body() throws IOException {
    String response = exchange(post("hello").replace("POST / ", "POST /a%20b?x=%20y "));

    assertThat(response)
        .startsWith("HTTP/1.1 200 OK\r\n")
        .contains("Content-Type: text/plain; charset=utf-8\r\n", "Date: ")
        .endsWith("\r\n\r\nreceived 5\n");
    HttpRequest request = handled.getFirst();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.target()).isEqualTo(RequestTarget.of("/a%20b?x=%20y"));
    assertThat(request.headers().first("X-Test")).contains("1");
    assertThat(request.protocolError()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE"})
  void a_body_is_read_whatever_the_method(String method) throws IOException {
    assertThat(exchange(post("hello").replace("POST", method))).endsWith("received 5\n");
  }

  @Test
  void the_response_to_head_has_no_body() throws IOException {
    assertThat(exchange(post("").replace("POST", "HEAD")))
        .startsWith("HTTP/1.1 200 ")
        .endsWith("\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_body_over_the_limit_is_413(boolean chunked) throws IOException {
    String body = " ".repeat(1_001);
    String request = chunked ? head("Transfer-Encoding: chunked") + "3e9\r\n" + body : post(body);

    assertThat(exchange(request)).startsWith("HTTP/1.1 413 ");
  }

  @Test
  void a_body_that_does_not_arrive_within_the_deadline_is_408() throws IOException {
    long start = System.nanoTime();

    assertThat(exchange(head("Content-Length: 50") + "{")).startsWith("HTTP/1.1 408 ");
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(DEADLINE, DEADLINE.plusSeconds(5));
  }

  @Test
  void a_slow_body_does_not_extend_its_deadline() throws Exception {
    try (Socket socket = socket()) {
      write(socket, head("Content-Length: 500"));
      long start = System.nanoTime();
      Thread.startVirtualThread(() -> drip(socket));

      assertThat(read(socket)).startsWith("HTTP/1.1 408 ");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(DEADLINE.plusSeconds(5));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Transfer-Encoding: foo",
    "'Transfer-Encoding: chunked, foo'",
    "'Transfer-Encoding: foo, chunked'"
  })
  void another_transfer_coding_is_501(String header) throws IOException {
    String request = head(header) + "5\r\nhello\r\n0\r\n\r\n";

    assertThat(exchange(request)).startsWith("HTTP/1.1 501 ");
    assertThat(exchange(request.replace("HTTP/1.1", "HTTP/1.0"))).doesNotContain("received");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 5"
      })
  void an_ambiguous_length_is_never_accepted(String headers) throws IOException {
    String request = head(headers) + "5\r\nhello\r\n0\r\n\r\n";

    assertThat(exchange(request)).doesNotContain("received 5");
    assertThat(exchange(request.replace("HTTP/1.1", "HTTP/1.0"))).doesNotContain("received 5");
  }

  @Test
  void a_client_that_asks_to_continue_may() throws IOException {
    assertThat(exchange(head("Expect: 100-continue\r\nContent-Length: 2") + "{}"))
        .startsWith("HTTP/1.1 100 Continue\r\n")
        .endsWith("received 2\n");
  }

  @Test
  void another_expectation_is_417() throws IOException {
    assertThat(exchange(head("Expect: tea\r\nContent-Length: 0"))).startsWith("HTTP/1.1 417 ");
  }

  /** A page can send a POST without a content type anywhere, and its browser names the origin. */
  @ParameterizedTest
  @CsvSource({
    "http://localhost:3000, 200",
    "http://127.0.0.1:8080, 200",
    "http://[::1]:3000, 200",
    "https://app.localhost, 200",
    "https://example.com, 403",
    "http://localhost.example.com, 403",
    "http://127.0.0.1.example.com:3000, 403",
    "http://localhost@example.com, 403",
    "http://192.168.1.5:3000, 403",
    "'http://localhost\r\nOrigin: https://example.com', 403",
    "chrome-extension://abcdef, 403",
    "file://, 403",
    "null, 403",
    "'', 403",
  })
  void a_web_page_that_is_not_of_this_machine_is_refused(String origin, int status)
      throws IOException {
    String response = exchange(head("Origin: " + origin + "\r\nContent-Length: 2") + "{}");

    assertThat(response)
        .startsWith("HTTP/1.1 " + status)
        .doesNotContainIgnoringCase("Access-Control-");
  }

  @Test
  void a_port_in_use_is_a_problem_with_a_way_out() {
    assertThatThrownBy(() -> start(server.port(), _ -> text(200, "")))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.kind()).isEqualTo(Problem.Kind.LOCAL);
              assertThat(problem.hint())
                  .hasValueSatisfying(hint -> assertThat(hint).contains("--port 0"));
            });
  }

  @Test
  void an_address_of_another_machine_is_a_problem() {
    assertThatThrownBy(() ->
            HttpServer.start(
                ListenAddress.parse("192.0.2.1"), 0, LIMITS, handler(_ -> text(200, ""))))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("cannot listen on 192.0.2.1:0");
  }

  /** Sends a byte again and again until the server closes the connection. */
  private static void drip(Socket socket) {
    try {
      while (!socket.isClosed()) {
        Thread.sleep(20);
        write(socket, "x");
      }
    } catch (IOException | InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
