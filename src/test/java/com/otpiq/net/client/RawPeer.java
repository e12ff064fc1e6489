package com.otpiq.net.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** The server's end of one connection, in the words a script uses. */
public final class RawPeer {

  /** A request as it came, its bytes as Latin-1. */
  public record Request(String head, String body, Instant at) {
    /** The body as the text that it is in UTF-8. */
    public String text() {
      return new String(body.getBytes(ISO_8859_1), UTF_8);
    }
  }

  private static final Pattern LENGTH = Pattern.compile("(?im)^content-length:\\s*(\\d+)\\s*$");

  private final Socket socket;
  private final int number;
  private final Consumer<Request> seen;

  RawPeer(Socket socket, int number, Consumer<Request> seen) {
    this.socket = socket;
    this.number = number;
    this.seen = seen;
  }

  /** 1 for the endpoint's first connection. */
  public int number() {
    return number;
  }

  public Request readRequest() throws IOException {
    String head = readHead();
    Matcher length = LENGTH.matcher(head);
    int expected = length.find() ? Integer.parseInt(length.group(1)) : 0;
    Request request =
        new Request(
            head,
            new String(socket.getInputStream().readNBytes(expected), ISO_8859_1),
            Instant.now());
    seen.accept(request);
    return request;
  }

  /** Reads the head and leaves the body unread. */
  public Request readHeadOnly() throws IOException {
    Request request = new Request(readHead(), "", Instant.now());
    seen.accept(request);
    return request;
  }

  private String readHead() throws IOException {
    InputStream in = socket.getInputStream();
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException();
      }
      head.write(next);
    }
    return head.toString(ISO_8859_1);
  }

  public RawPeer send(String text) throws IOException {
    return send(text.getBytes(ISO_8859_1));
  }

  public RawPeer send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  /** Sends the same thing again and again until the client hangs up. */
  public void sendForever(String text) throws IOException {
    byte[] bytes = text.getBytes(ISO_8859_1);
    while (true) {
      send(bytes);
    }
  }

  public void trickle(String text, long millisBetween) throws IOException, InterruptedException {
    for (int i = 0; i < text.length(); i++) {
      send(text.substring(i, i + 1));
      Thread.sleep(millisBetween);
    }
  }

  /** Keeps the connection open and silent. */
  public void hold() throws InterruptedException {
    Thread.sleep(20_000);
  }

  public void pause(long millis) throws InterruptedException {
    Thread.sleep(millis);
  }

  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  public void close() throws IOException {
    socket.close();
  }

  /** The same connection, from here on with TLS. */
  SSLSocket secured(SSLContext identity) throws IOException {
    SSLSocket secured =
        (SSLSocket)
            identity.getSocketFactory().createSocket(socket, "receiver", socket.getPort(), true);
    secured.setUseClientMode(false);
    return secured;
  }
}
