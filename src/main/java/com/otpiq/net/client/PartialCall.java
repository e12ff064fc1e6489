package com.otpiq.net.client;

import com.otpiq.delivery.Outcome;
import com.otpiq.message.HttpUrl;
import com.otpiq.webhook.HeaderBytes;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.ResponseBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.NoHttpResponseException;

/**
 * A request in several segments with a pause before each: a receiver that responds before the last
 * one did not read the whole body. Written on a plain socket, because an HTTP client sends the
 * whole request before it reads.
 */
public final class PartialCall {
  private static final Duration REST = Duration.ofSeconds(10);

  private static final Outcome TIMED_OUT = new Outcome.TimedOut("waiting for the response", true);

  private static final int MAX_LINE = 8 << 10;
  private static final Pattern STATUS = Pattern.compile("([1-9][0-9]{2})(?: (.*))?");

  private PartialCall() {}

  /** Whether the request can be made: only to an http URL, and not through a proxy. */
  public static boolean isPossible(HttpUrl target, NetworkPolicy networkPolicy) {
    return !target.isHttps() && networkPolicy.proxyFor(target).isEmpty();
  }

  /**
   * The outcome of the exchange.
   *
   * @param early the status line that was received before the last segment was sent
   * @param outcome the response, whenever it came, or why there was none
   */
  public record Result(Optional<String> early, Outcome outcome) {}

  /**
   * Makes the request. All segments are sent in any case, so that the receiver does not wait for
   * them.
   *
   * @param pause how long to wait before each segment but the first
   */
  public static Result make(
      Call call, NetworkPolicy networkPolicy, Segments segments, Duration pause) {
    return make(call, networkPolicy, segments, pause, REST);
  }

  /**
   * The same with another limit.
   *
   * @param rest the time for everything but the pauses
   */
  static Result make(
      Call call, NetworkPolicy networkPolicy, Segments segments, Duration pause, Duration rest) {
    byte[] body = call.body().orElseThrow().bytes();
    byte[] head = head(call, body.length);
    byte[] request = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, request, head.length, body.length);
    List<Integer> beginnings = segments.beginnings(head.length, body);
    Deadline deadline = Deadline.in(pause.multipliedBy(beginnings.size()).plus(rest));
    Optional<String> early = Optional.empty();
    boolean sent = false;
    try (var connection = PlainConnection.open(call.target(), networkPolicy, deadline)) {
      Socket socket = connection.socket();
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      sent = true;
      int from = 0;
      for (int to : beginnings) {
        out.write(request, from, to - from);
        out.flush();
        early = early.isPresent() ? early : status(socket, Deadline.in(pause));
        from = to;
      }
      out.write(request, from, request.length - from);
      out.flush();
      Optional<String> line = early.isPresent() ? early : status(socket, deadline);
      return new Result(early, line.map(PartialCall::responded).orElse(TIMED_OUT));
    } catch (SocketTimeoutException _) {
      return new Result(early, new Outcome.TimedOut("connecting", sent));
    } catch (IOException fault) {
      if (deadline.isOver()) {
        return new Result(early, TIMED_OUT);
      }
      String reason = FailureReasons.explain(fault, call.target(), Optional.empty());
      Outcome failed = new Outcome.Failed(reason, sent);
      return new Result(early, early.map(PartialCall::responded).orElse(failed));
    }
  }

  private static Outcome responded(String line) {
    Matcher status = STATUS.matcher(line);
    return status.matches()
        ? new Outcome.Responded(
            Integer.parseInt(status.group(1)),
            status.group(2) == null ? "" : status.group(2),
            Headers.NONE,
            ResponseBody.of(""),
            Optional.empty())
        : new Outcome.Failed("the response is not HTTP", true);
  }

  /**
   * The status line without the version; empty if it is not complete at the deadline.
   *
   * @throws NoHttpResponseException if the connection is closed before
   */
  private static Optional<String> status(Socket socket, Deadline deadline) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder line = new StringBuilder();
    try {
      while (!deadline.isOver() && line.length() < MAX_LINE) {
        socket.setSoTimeout(deadline.remainingMillis());
        int next = in.read();
        if (next < 0) {
          throw new NoHttpResponseException("closed");
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
