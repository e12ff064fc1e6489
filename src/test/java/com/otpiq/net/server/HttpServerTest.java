package com.otpiq.net.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.otpiq.event.Problem;
import com.otpiq.net.server.HttpResponse.Transmission;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.WebhookResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server on real sockets: limits, and every way to send a response. */
@Timeout(30)
class HttpServerTest {
  private static final Duration DEADLINE = Duration.ofMillis(300);
  private static final HttpServer.Limits LIMITS =
      new HttpServer.Limits(1_000, DEADLINE, Duration.ofMillis(200));
  private static final int READ_TIMEOUT_MILLIS = 20_000;

  private final List<HttpRequest> handled = new CopyOnWriteArrayList<>();
  private final CountDownLatch sent = new CountDownLatch(1);
  private HttpServer server = start(body -> text(200, "received " + body.length));

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_request_is_handled_with_its_head_and_its_whole_body() throws IOException {
    String response = exchange(post("hello").replace("POST / ", "POST /a%20b?x=%20y "));

    assertThat(response)
        .startsWith("HTTP/1.1 200 OK\r\n")
        .contains("Content-Type: text/plain; charset=utf-8\r\n", "Date: ")
        .endsWith("\r\n\r\nreceived 5\n");
    HttpRequest request = handled.getFirst();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/a b");
    assertThat(request.query()).isEqualTo("x=%20y");
    assertThat(request.headers().first("X-Test")).contains("1");
    assertThat(request.protocolError()).isEmpty();
  }

  @Test
  void a_body_that_is_not_wanted_is_not_read() throws IOException {
    assertThat(exchange(post("hello").replace("POST", "GET"))).endsWith("received 0\n");
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

  @Test
  void a_response_from_another_thread_is_sent_once_it_is_complete() throws IOException {
    var response = new CompletableFuture<HttpResponse>();
    restart(_ -> {
      Thread.startVirtualThread(() -> response.complete(HttpResponse.json(202, "{}")));
      return response;
    });

    assertThat(exchange(post("x"))).startsWith("HTTP/1.1 202 ").endsWith("\r\n\r\n{}");
  }

  @Test
  void a_failed_future_is_500() throws IOException {
    restart(_ -> CompletableFuture.failedFuture(new IllegalStateException("no")));

    assertThat(exchange(post("x"))).startsWith("HTTP/1.1 500 ");
  }

  @Test
  void a_delayed_response_is_held_back() throws IOException {
    restart(_ -> done(HttpResponse.json(200, "{}").delayedBy(Duration.ofMillis(150))));
    long start = System.nanoTime();

    assertThat(exchange(post("x"))).startsWith("HTTP/1.1 200 ");
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(150));
  }

  @Test
  void a_throttled_body_comes_byte_by_byte() throws Exception {
    restart(_ -> done(response("abcde", new Transmission.Throttled(Duration.ofMillis(20)))));
    long start = System.nanoTime();

    assertThat(exchange(post("x"))).contains("Content-Length: 5\r\n").endsWith("\r\n\r\nabcde");
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(80));
    sent.await();
  }

  @Test
  void a_throttled_response_may_have_no_body() throws Exception {
    restart(_ -> done(response("", new Transmission.Throttled(Duration.ofMillis(20)))));

    assertThat(exchange(post("x"))).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n");
    sent.await();
  }

  @Test
  void a_client_that_leaves_a_throttled_response_ends_it() throws Exception {
    restart(_ -> done(response("x".repeat(500), new Transmission.Throttled(Duration.ofMillis(5)))));
    try (Socket socket = socket()) {
      write(socket, post("x"));
      assertThat(socket.getInputStream().read()).isEqualTo('H');
      socket.setSoLinger(true, 0);
    }

    sent.await();
  }

  @Test
  void an_abort_closes_the_connection_without_a_response() throws Exception {
    restart(_ -> done(response("", new Transmission.Abort(false))));

    assertThat(exchange(post("x"))).isEmpty();
    sent.await();
  }

  @Test
  void an_abort_with_a_reset_is_one() throws IOException {
    restart(_ -> done(response("", new Transmission.Abort(true))));
    try (Socket socket = socket()) {
      write(socket, post("x"));

      assertThatThrownBy(() -> read(socket)).isInstanceOf(SocketException.class);
    }
  }

  @Test
  void close_waits_for_an_open_exchange_and_refuses_new_ones() throws Exception {
    var response = new CompletableFuture<HttpResponse>();
    var started = new CountDownLatch(1);
    restart(_ -> {
      started.countDown();
      return response;
    });
    CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> send(post("x")));
    started.await();

    server.refuseNewRequests();
    assertThat(exchange(post("x"))).startsWith("HTTP/1.1 503 ");
    response.complete(HttpResponse.json(200, "{}"));

    assertThat(first.join()).startsWith("HTTP/1.1 200 ");
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
    assertThatThrownBy(() -> HttpServer.start("192.0.2.1", 0, LIMITS, handler(_ -> text(200, ""))))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("cannot listen on 192.0.2.1:0");
  }

  private void restart(Function<byte[], CompletableFuture<HttpResponse>> respond) {
    server.close();
    server = start(respond);
  }

  private HttpServer start(Function<byte[], CompletableFuture<HttpResponse>> respond) {
    return start(0, respond);
  }

  private HttpServer start(int port, Function<byte[], CompletableFuture<HttpResponse>> respond) {
    return HttpServer.start("127.0.0.1", port, LIMITS, handler(respond));
  }

  private RequestHandler handler(Function<byte[], CompletableFuture<HttpResponse>> respond) {
    return new RequestHandler() {
      @Override
      public boolean wantsBody(HttpRequest head) {
        return head.method().equals("POST");
      }

      @Override
      public CompletableFuture<HttpResponse> handle(HttpRequest request, byte[] body) {
        handled.add(request);
        return request
            .protocolError()
            .map(error -> text(error.status(), error.text()))
            .orElseGet(() -> respond.apply(body));
      }
    };
  }

  private HttpResponse response(String body, Transmission transmission) {
    return HttpResponse.of(200, Headers.NONE, body).sentAs(transmission).onSent(sent::countDown);
  }

  private static CompletableFuture<HttpResponse> text(int status, String text) {
    return done(HttpResponse.of(WebhookResponse.of(status, text)));
  }

  private static CompletableFuture<HttpResponse> done(HttpResponse response) {
    return CompletableFuture.completedFuture(response);
  }

  private static String head(String headers) {
    return "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Test: 1\r\n"
        + headers
        + "\r\n\r\n";
  }

  private static String post(String body) {
    return head("Content-Length: " + body.length()) + body;
  }

  private String exchange(String request) throws IOException {
    try (Socket socket = socket()) {
      write(socket, request);
      return read(socket);
    }
  }

  private String send(String request) {
    try {
      return exchange(request);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Socket socket() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(READ_TIMEOUT_MILLIS);
    return socket;
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
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

  private static String read(Socket socket) throws IOException {
    InputStream from = socket.getInputStream();
    return new String(from.readAllBytes(), StandardCharsets.UTF_8);
  }
}
