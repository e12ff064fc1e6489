package com.otpiq.net.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.event.EventBoundary;
import com.otpiq.event.UnreadableRequest;
import com.otpiq.net.ListenAddress;
import com.otpiq.tls.TestKeys;
import com.otpiq.webhook.WebhookResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server over HTTPS: the same limits hold as over HTTP. */
class HttpsServerTest {
  private static final Duration DEADLINE = Duration.ofMillis(300);
  private static final String POST =
      "POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 2\r\n\r\n";

  private static TestKeys keys;
  private static HttpServer server;

  @BeforeAll
  static void start() throws Exception {
    keys = TestKeys.shared();
    // The first handshake of a JVM takes longer than the deadline.
    server = start(Duration.ofSeconds(20));
    try (SSLSocket socket = connected("TLSv1.3")) {
      socket.startHandshake();
    }
    server.close();
    server = start(DEADLINE);
  }

  private static HttpServer start(Duration deadline) throws Exception {
    return HttpServer.start(
        ListenAddress.LOCALHOST,
        0,
        new HttpServer.Limits(1_000, deadline, DEADLINE),
        Optional.of(keys.own("good")),
        new SizeHandler());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void accepts_this_protocol(String protocol) throws IOException {
    try (SSLSocket socket = connected(protocol)) {
      socket.startHandshake();
      assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
      write(socket, POST + "{}");
      assertThat(read(socket)).startsWith("HTTP/1.1 200 OK").endsWith("received: 2\n");
    }
  }

  @Test
  void plain_http_gets_no_response() throws IOException {
    try (Socket socket = plain()) {
      write(socket, POST + "{}");
      assertThat(read(socket)).doesNotContain("HTTP/1.1 200");
    }
  }

  @Test
  void a_silent_client_is_disconnected() throws IOException {
    try (Socket socket = plain()) {
      assertEndsSoon(socket, new byte[0]);
    }
  }

  @Test
  void an_endless_handshake_is_disconnected() throws IOException {
    try (Socket socket = plain()) {
      // The head of a ClientHello of 512 bytes, then one byte of it after the other.
      socket.getOutputStream().write(new byte[] {22, 3, 1, 2, 0, 1, 0, 1, (byte) 0xFC, 3, 3});
      assertEndsSoon(socket, new byte[] {0});
    }
  }

  @Test
  void an_endless_head_is_disconnected() throws IOException {
    try (SSLSocket socket = connected("TLSv1.3")) {
      write(socket, "POST / HTTP/1.1\r\nX: ");
      assertEndsSoon(socket, new byte[] {'x'});
    }
  }

  @Test
  void a_body_that_never_ends_is_408() throws IOException {
    try (SSLSocket socket = connected("TLSv1.3")) {
      write(socket, POST.replace(": 2", ": 900"));
      assertThat(read(socket)).startsWith("HTTP/1.1 408");
    }
  }

  @Test
  void a_body_that_is_too_large_is_413() throws IOException {
    try (SSLSocket socket = connected("TLSv1.3")) {
      write(socket, POST.replace(": 2", ": 2000"));
      assertThat(read(socket)).startsWith("HTTP/1.1 413");
    }
  }

  /** Sends these bytes again and again until the server closes the connection. */
  private static void assertEndsSoon(Socket socket, byte[] drip) throws IOException {
    socket.setSoTimeout(20);
    long start = System.nanoTime();
    while (!hasEnded(socket, drip)) {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(DEADLINE.dividedBy(2), DEADLINE.plusSeconds(4));
  }

  private static boolean hasEnded(Socket socket, byte[] drip) throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(20);
      socket.getOutputStream().write(drip);
      socket.getOutputStream().flush();
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException _) {
      return false;
    } catch (SocketException _) {
      return true;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static SSLSocket connected(String protocol) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            keys.trusting()
                .getSocketFactory()
                .createSocket(plain(), "127.0.0.1", server.port(), true);
    socket.setEnabledProtocols(new String[] {protocol});
    return socket;
  }

  private static Socket plain() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  private static String read(Socket socket) throws IOException {
    InputStream from = socket.getInputStream();
    return new String(from.readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Accepts everything, and responds with the size of the body. */
  private static final class SizeHandler implements RequestHandler {
    @Override
    public EventBoundary boundary() {
      return new EventBoundary(_ -> {});
    }

    @Override
    public void unreadable(UnreadableRequest request, long further) {}

    @Override
    public CompletableFuture<HttpResponse> handle(HttpRequest request, byte[] body) {
      int status =
          request
              .protocolError()
              .map(error -> error == HttpRequest.ProtocolError.BODY_TIMEOUT ? 408 : 413)
              .orElse(200);
      return CompletableFuture.completedFuture(
          HttpResponse.of(WebhookResponse.of(status, "received: " + body.length)));
    }
  }
}
