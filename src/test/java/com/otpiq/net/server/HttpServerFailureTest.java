package com.otpiq.net.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.event.Event;
import com.otpiq.event.Faults;
import com.otpiq.net.HostNames;
import com.otpiq.net.server.HttpResponse.Transmission;
import com.otpiq.webhook.Headers;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the server does if the handler of its requests fails: it tells the client, and goes on. */
@Timeout(60)
class HttpServerFailureTest extends HttpServerTestBase {
  private static final String FAULTS = "com.otpiq.event.Faults#all";
  private static final String HEALTHY = "healthy";

  @ParameterizedTest
  @MethodSource(FAULTS)
  void a_handler_that_fails_is_a_500(Throwable fault) throws IOException {
    restart(_ -> {
      throw Faults.unchecked(fault);
    });

    assertThatItFailsAndGoesOn("a request could not be handled");
  }

  @Test
  void a_handler_that_would_wait_for_a_name_server_fails_instead() throws IOException {
    var lookUps = new AtomicInteger();
    var names =
        new HostNames(_ -> {
          lookUps.incrementAndGet();
          return new InetAddress[0];
        });
    restart(_ -> text(200, "found " + names.find("receiver.test")));

    assertThatItFailsAndGoesOn("a request could not be handled");
    assertThat(lookUps).hasValue(0);
    assertThat(failures)
        .extracting(event -> ((Event.EventFailed) event).cause().getMessage())
        .contains("the look-up of receiver.test would stop a server's thread");
  }

  @ParameterizedTest
  @MethodSource(FAULTS)
  void a_response_that_fails_later_is_a_500(Throwable fault) throws IOException {
    restart(_ -> {
      var response = new CompletableFuture<Void>();
      Thread.startVirtualThread(() -> response.complete(null));
      return response.thenApply(_ -> {
        throw Faults.unchecked(fault);
      });
    });

    assertThatItFailsAndGoesOn("a request could not be handled");
    assertThat(failures).extracting(event -> ((Event.EventFailed) event).cause()).contains(fault);
  }

  /** Responses that Undertow does not send, each in every way of sending. */
  static Stream<HttpResponse> unsendable() {
    List<HttpResponse> refused =
        List.of(
            HttpResponse.of(200, Headers.NONE.with("X-A\r\nX-B", "1"), "body"),
            HttpResponse.of(200, Headers.NONE.with("X\n", "1"), "body"),
            HttpResponse.of(-1, Headers.NONE, "body"),
            HttpResponse.of(1000, Headers.NONE, "body"));
    return refused.stream()
        .flatMap(response ->
            Stream.of(
                response,
                response.delayedBy(Duration.ofMillis(1)),
                response.sentAs(new Transmission.Throttled(Duration.ofMillis(1)))));
  }

  @ParameterizedTest
  @MethodSource("unsendable")
  void a_response_that_cannot_be_sent_is_a_500(HttpResponse response) throws Exception {
    restart(_ -> done(response.onSent(sent::countDown)));

    assertThatItFailsAndGoesOn("a response could not be sent");
    sent.await();
  }

  @ParameterizedTest
  @MethodSource(FAULTS)
  void what_follows_a_response_cannot_spoil_it(Throwable fault) throws IOException {
    restart(_ ->
        done(
            HttpResponse.json(200, "{}")
                .onSent(() -> {
                  throw Faults.unchecked(fault);
                })));

    assertThat(exchange(post("x"))).startsWith("HTTP/1.1 200 ").endsWith("{}");
    assertThat(exchange(post(HEALTHY))).startsWith("HTTP/1.1 200 ");
    while (failures.isEmpty()) {
      Thread.onSpinWait();
    }
    assertThat(failures)
        .containsExactly(new Event.EventFailed("what follows a response failed", fault));
  }

  private void assertThatItFailsAndGoesOn(String failure) throws IOException {
    assertThat(exchange(post("x")))
        .startsWith("HTTP/1.1 500 ")
        .endsWith("\r\n\r\notpiq could not handle this request\n");
    assertThat(exchange(post(HEALTHY))).startsWith("HTTP/1.1 200 ");
    assertThat(failures)
        .extracting(event -> ((Event.EventFailed) event).failure())
        .containsExactly(failure);
  }

  /** The healthy body is answered well, every other one by this. */
  private void restart(Function<byte[], CompletableFuture<HttpResponse>> respond) {
    server.close();
    server =
        start(body -> body.length == HEALTHY.length() ? text(200, "fine") : respond.apply(body));
  }
}
