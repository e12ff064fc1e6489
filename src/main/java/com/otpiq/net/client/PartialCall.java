package com.otpiq.net.client;

import com.otpiq.message.HttpUrl;
import com.otpiq.webhook.HeaderBytes;
import java.io.IOException;
import java.io.InputStream;
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
  private static final Duration REST = Duration.ofSeconds(5);

  private static final int MAX_LINE = 8 << 10;

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
    return earlyResponse(call, networkPolicy, pause, REST);
  }

  /**
   * The same with another limit.
   *
   * @param rest the time for everything but the pause
   */
  static Optional<String> earlyResponse(
      Call call, NetworkPolicy networkPolicy, Duration pause, Duration rest) {
    byte[] bytes = call.body().orElseThrow().bytes();
    int half = bytes.length / 2;
    Deadline deadline = Deadline.in(pause.plus(rest));
    try (var connection = PlainConnection.open(call.target(), networkPolicy, deadline)) {
      Socket socket = connection.socket();
      OutputStream out = socket.getOutputStream();
      out.write(head(call, bytes.length));
      out.write(bytes, 0, half);
      out.flush();
      Optional<String> early = status(socket, Deadline.in(pause));
      out.write(Arrays.copyOfRange(bytes, half, bytes.length));
      out.flush();
      return early.isPresent() ? early : afterwards(socket, deadline);
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** Waits for the response, so that the connection is closed in order; it is not early. */
  private static Optional<String> afterwards(Socket socket, Deadline deadline) throws IOException {
    status(socket, deadline);
    return Optional.empty();
  }

  /** The status line without the version; empty if it is not complete at the deadline. */
  private static Optional<String> status(Socket socket, Deadline deadline) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder line = new StringBuilder();
    try {
      while (!deadline.isOver() && line.length() < MAX_LINE) {
        socket.setSoTimeout(deadline.remainingMillis());
        int next = in.read();
        if (next < 0) {
          return Optional.empty();
        }
        if (next == '\n') {
          return Optional.of(line.toString().strip().replaceFirst("^\\S+ ", ""));
        }
        line.append((char) next);
      }
    } catch (SocketTimeoutException _) {
      // it is not complete
    }
    return Optional.empty();
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
