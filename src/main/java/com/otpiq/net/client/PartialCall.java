package com.otpiq.net.client;

import com.otpiq.message.HttpUrl;
import com.otpiq.webhook.HeaderBytes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * A request whose second half is delayed: a receiver that responds before it did not read the whole
 * body. Written on a plain socket, because an HTTP client sends the whole request before it reads.
 */
public final class PartialCall {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private PartialCall() {}

  /** Whether the request can be made: only to an http URL, and not through a proxy. */
  public static boolean isPossible(HttpUrl target, NetworkPolicy networkPolicy) {
    return !target.isHttps() && networkPolicy.proxyFor(target).isEmpty();
  }

  /**
   * The status line that was received before the second half of the body was sent; empty if none
   * was. The second half is sent in any case, so that the receiver does not wait for it.
   *
   * @param pause how long to wait between the halves
   */
  public static Optional<String> earlyResponse(
      Call call, NetworkPolicy networkPolicy, Duration pause) {
    byte[] bytes = call.body().orElseThrow().bytes();
    int half = bytes.length / 2;
    try (Socket socket = PlainSocket.connected(call.target(), networkPolicy, CONNECT)) {
      OutputStream out = socket.getOutputStream();
      out.write(head(call, bytes.length));
      out.write(bytes, 0, half);
      out.flush();
      Optional<String> early = line(socket, pause);
      out.write(Arrays.copyOfRange(bytes, half, bytes.length));
      out.flush();
      return early.isPresent() ? early : afterwards(socket);
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** Waits for the response, so that the connection is closed in order; it is not early. */
  private static Optional<String> afterwards(Socket socket) throws IOException {
    line(socket, CONNECT);
    return Optional.empty();
  }

  private static Optional<String> line(Socket socket, Duration wait) throws IOException {
    socket.setSoTimeout((int) wait.toMillis());
    try {
      var reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      return Optional.ofNullable(reader.readLine()).map(line -> line.replaceFirst("^\\S+ ", ""));
    } catch (SocketTimeoutException _) {
      return Optional.empty();
    }
  }

  private static byte[] head(Call call, int length) {
    HttpUrl target = call.target();
    StringBuilder head =
        new StringBuilder(call.method() + " " + target.pathAndQuery() + " HTTP/1.1\r\n");
    head.append("Host: ").append(target.authority()).append("\r\n");
    call.headers()
        .lines()
        .forEach(line ->
            head.append(line.name())
                .append(": ")
                .append(HeaderBytes.toLatin1(line.value()))
                .append("\r\n"));
    head.append("Content-Length: ").append(length).append("\r\nConnection: close\r\n\r\n");
    return head.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
