package com.otpiq.net.server;

import static org.assertj.core.api.Assertions.assertThat;

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

/** The server where it speaks https; what it bears over http it bears here as well. */
class HttpsServerTest {
  private static final Duration DEADLINE = Duration.ofSeconds(1);
  private static final String POST =
      "POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 2\r\n\r\n";

  private static TestKeys keys;
  private static HttpServer server;

  @BeforeAll
  static void start() throws Exception {
    keys = TestKeys.shared();
    server =
        HttpServer.start(
            "127.0.0.1",
            0,
            new HttpServer.Limits(1_000, DEADLINE),
            Optional.of(keys.own("good")),
            new Taking());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void speaks(String protocol) throws IOException {
    try (SSLSocket socket = connected(protocol)) {
      socket.startHandshake();
      assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
      write(socket, POST + "{}");
      assertThat(read(socket)).startsWith("HTTP/1.1 200 OK").endsWith("taken: 2\n");
    }
  }

  @Test
  void who_speaks_http_to_it_gets_no_answer() throws IOException {
    try (Socket socket = plain()) {
      write(socket, POST + "{}");
      assertThat(read(socket)).doesNotContain("HTTP/1.1 200");
    }
  }

  @Test
  void who_says_nothing_is_let_go() throws IOException {
    try (Socket socket = plain()) {
      assertEndsSoon(socket, new byte[0]);
    }
  }

  @Test
  void who_never_ends_a_handshake_is_let_go() throws IOException {
    try (Socket socket = plain()) {
      // The head of a ClientHello of 512 bytes, then one byte of it after the other.
      socket.getOutputStream().write(new byte[] {22, 3, 1, 2, 0, 1, 0, 1, (byte) 0xFC, 3, 3});
      assertEndsSoon(socket, new byte[] {0});
    }
  }

  @Test
  void who_never_ends_a_head_is_let_go() throws IOException {
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

  /** Goes on sending this until the server hangs up, which it does in a few seconds. */
  private static void assertEndsSoon(Socket socket, byte[] drip) throws IOException {
    socket.setSoTimeout(100);
    long start = System.nanoTime();
    while (!hasEnded(socket, drip)) {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(DEADLINE.dividedBy(2), DEADLINE.multipliedBy(5));
  }

  private static boolean hasEnded(Socket socket, byte[] drip) throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
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
            keys.believing()
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

  /** Takes everything, and says how much it was. */
  private static final class Taking implements RequestHandler {
    @Override
    public boolean wantsBody(HttpRequest head) {
      return true;
    }

    @Override
    public CompletableFuture<HttpResponse> handle(HttpRequest request, byte[] body) {
      int status =
          request
              .protocolError()
              .map(error -> error == HttpRequest.ProtocolError.BODY_TIMEOUT ? 408 : 413)
              .orElse(200);
      return CompletableFuture.completedFuture(
          HttpResponse.of(WebhookResponse.of(status, "taken: " + body.length)));
    }
  }
}
