package com.otpiq.net.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.event.UnreadableRequest;
import com.otpiq.event.UnreadableRequest.Cause;
import com.otpiq.net.ListenAddress;
import com.otpiq.tls.TestKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server reports of TLS handshakes that fail. */
@Timeout(60)
class FailedHandshakeTest extends HttpServerTestBase {
  private static TestKeys keys;

  @BeforeAll
  static void makeKeys() throws Exception {
    keys = TestKeys.shared();
  }

  FailedHandshakeTest() throws Exception {
    server.close();
    server =
        HttpServer.start(
            ListenAddress.LOCALHOST,
            0,
            new HttpServer.Limits(1_000, Duration.ofSeconds(20), Duration.ofMillis(200)),
            Optional.of(TestKeys.shared().own("good")),
            handler(body -> text(200, "received " + body.length)));
  }

  @ParameterizedTest
  @CsvSource({
    "'POST / HTTP/1.1\r\nHost: x\r\n\r\n', HTTP_ON_TLS, the client speaks http",
    "'\u0001\u0002\u0003\u0004\u0005\u0006', NOT_HTTP, the client does not speak TLS",
    "'\u0016\u0003\u0001\u0000\u0005', CERTIFICATE_REJECTED, closed the connection during",
    "'\u0016\u0003\u0001\u0000\u0004zzzz', TLS_HANDSHAKE, did not succeed",
  })
  void bytes_that_are_no_handshake_are_reported(String sent, Cause cause, String why)
      throws Exception {
    try (Socket socket = socket()) {
      write(socket, sent);
      socket.shutdownOutput();
      read(socket);
    } catch (SocketException _) {
      // the server may close the connection first
    }

    assertReported(cause, why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void a_client_that_rejects_the_certificate_is_reported(String protocol) throws Exception {
    SSLContext trustsOthers = SSLContext.getDefault();
    try (SSLSocket socket = connected(trustsOthers)) {
      socket.setEnabledProtocols(new String[] {protocol});
      socket.startHandshake();
    } catch (SSLException _) {
      // it rejects the certificate
    }

    assertReported(Cause.CERTIFICATE_REJECTED, "the client rejected the certificate (");
  }

  @Test
  void an_old_version_of_tls_is_reported() throws Exception {
    // a ClientHello of TLS 1.1 with one cipher suite, without extensions
    byte[] hello = new byte[5 + 4 + 2 + 32 + 1 + 2 + 2 + 2];
    byte[] head = {
      22, 3, 1, 0, (byte) (hello.length - 5), 1, 0, 0, (byte) (hello.length - 9), 3, 2
    };
    System.arraycopy(head, 0, hello, 0, head.length);
    byte[] suite = {0, 0, 2, (byte) 0xC0, 0x13, 1, 0};
    System.arraycopy(suite, 0, hello, hello.length - suite.length, suite.length);
    try (Socket socket = socket()) {
      socket.getOutputStream().write(hello);
      read(socket);
    }

    assertReported(Cause.TLS_VERSION, "the client speaks TLS 1.1 only");
  }

  @Test
  void a_malformed_request_in_tls_is_reported_as_over_http() throws Exception {
    try (SSLSocket socket = connected(keys.trusting())) {
      write(socket, "POST /hook HTTP/1.1\r\n\r\n");
      assertThat(read(socket)).startsWith("HTTP/1.1 400 ");
    }

    assertReported(Cause.HOST, "the Host header is missing");
  }

  @Test
  void a_connection_that_is_opened_in_advance_is_not_reported() throws Exception {
    socket().close();
    try (SSLSocket socket = connected(keys.trusting())) {
      socket.startHandshake();
    }
    try (SSLSocket socket = connected(keys.trusting())) {
      write(socket, post("{}"));
      assertThat(read(socket)).startsWith("HTTP/1.1 200 ");
    }
    server.close();

    assertThat(unreadable).isEmpty();
  }

  private void assertReported(Cause cause, String why) throws InterruptedException {
    UnreadableRequest request = awaitReport();
    assertThat(request.cause()).as(request.toString()).isEqualTo(cause);
    assertThat(request.why()).contains(why);
    server.close();
    assertThat(unreadable).hasSize(1);
  }

  private SSLSocket connected(SSLContext context) throws IOException {
    Socket plain = new Socket(InetAddress.getLoopbackAddress(), server.port());
    return (SSLSocket)
        context.getSocketFactory().createSocket(plain, "127.0.0.1", server.port(), true);
  }
}
