package com.otpiq.net.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.otpiq.net.server.HttpResponse.Transmission;
import com.otpiq.webhook.Headers;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server on real sockets: every way to send a response. */
@Timeout(30)
class HttpServerResponseTest extends HttpServerTestBase {
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

  @ParameterizedTest
  @CsvSource({"204, POST", "304, POST", "200, HEAD"})
  @Timeout(10)
  void a_throttled_body_that_is_not_sent_takes_no_time(int status, String method)
      throws IOException {
    restart(_ ->
        done(
            HttpResponse.of(status, Headers.NONE, "abc")
                .sentAs(new Transmission.Throttled(Duration.ofMinutes(1)))));

    assertThat(exchange(post("x").replaceFirst("POST", method)))
        .startsWith("HTTP/1.1 " + status + " ")
        .endsWith("\r\n\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "close => close",
        "CLOSE => close",
        "close, X-Hop => close",
        "X-Hop ,\tClose => close",
        "close,close => close",
        "keep-alive, close => close",
        ",,close, => close",
        "keep-alive | close => close",
        "keep-alive => keep-alive",
        "closed => keep-alive",
        "X-close, close-X => keep-alive"
      })
  void the_connection_is_closed_if_the_client_requests_it_in_any_form(
      String connection, String then) throws IOException {
    String request =
        post("x")
            .replace(
                "Connection: close",
                "Connection: " + connection.replace(" | ", "\r\nConnection: "));

    assertThat(exchange(request + post("y")).split("HTTP/1.1 200 OK", -1))
        .as(connection)
        .hasSize(then.equals("close") ? 2 : 3);
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

  private void restart(Function<byte[], CompletableFuture<HttpResponse>> respond) {
    server.close();
    server = start(respond);
  }

  private HttpResponse response(String body, Transmission transmission) {
    return HttpResponse.of(200, Headers.NONE, body).sentAs(transmission).onSent(sent::countDown);
  }

  private String send(String request) {
    try {
      return exchange(request);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
