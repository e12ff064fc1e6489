package com.otpiq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Requests as bytes on a socket, for what no client would send. */
public final class Wire {
  public static final String SENT =
      "{\"smsId\":\"sms_1\",\"deliveryReportType\":\"all\",\"isFinal\":false,\"channel\":\"sms\",\"status\":\"sent\"}";

  public static final String DELIVERED =
      "{\"smsId\":\"sms_1\",\"deliveryReportType\":\"all\",\"isFinal\":true,\"channel\":\"sms\",\"status\":\"delivered\"}";

  private static final int PATIENCE_MILLIS = 20_000;

  private Wire() {}

  /** A POST of JSON with these further header lines. */
  public static byte[] post(String body, String... headers) {
    return post(body.getBytes(StandardCharsets.UTF_8), headers);
  }

  public static byte[] post(byte[] body, String... headers) {
    String lines = Arrays.stream(headers).map(line -> line + "\r\n").collect(Collectors.joining());
    boolean typed = Arrays.stream(headers).anyMatch(line -> line.startsWith("Content-Type"));
    String type = typed ? "" : "Content-Type: application/json\r\n";
    String head =
        "POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + type
            + lines
            + "Content-Length: "
            + body.length
            + "\r\n\r\n";
    return join(head.getBytes(StandardCharsets.UTF_8), body);
  }

  /** Sends bytes and returns all that comes back until the server closes. */
  public static String send(int port, byte[] bytes) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      write(socket.getOutputStream(), bytes);
      return read(socket.getInputStream());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  public static String send(int port, String text) {
    return send(port, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The status of an answer. */
  public static int status(String answer) {
    return answer.startsWith("HTTP/1.") ? Integer.parseInt(answer.substring(9, 12)) : 0;
  }

  /**
   * A server that refuses a body may close before all of it is written; its answer is there all the
   * same.
   */
  private static void write(OutputStream to, byte[] bytes) throws IOException {
    try {
      to.write(bytes);
      to.flush();
    } catch (SocketException e) {
      assertThat(e).hasMessageContaining("Broken pipe");
    }
  }

  /**
   * What came before the end, be it a close or a reset: a server that refuses a body may reset what
   * is left of it.
   */
  private static String read(InputStream from) throws IOException {
    var all = new ByteArrayOutputStream();
    try {
      from.transferTo(all);
    } catch (SocketException e) {
      if (all.size() == 0) {
        throw e;
      }
    }
    return all.toString(StandardCharsets.UTF_8);
  }

  private static byte[] join(byte[] head, byte[] body) {
    byte[] all = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return all;
  }
}
