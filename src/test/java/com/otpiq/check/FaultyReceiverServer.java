package com.otpiq.check;

import com.otpiq.check.FaultyReceiver.Request;
import com.otpiq.check.FaultyReceiver.Response;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A {@link FaultyReceiver} on a port, for what only sockets show. */
public final class FaultyReceiverServer implements AutoCloseable {
  private final FaultyReceiver receiver;
  private final ServerSocket server;

  public FaultyReceiverServer(FaultyReceiver receiver) throws IOException {
    this.receiver = receiver;
    this.server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  public String url() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/webhooks/otpiq";
  }

  public String stateUrl() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/sms/{smsId}";
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException _) {
      // the server was closed
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      Connection connection = new Connection(in, socket.getOutputStream());
      for (boolean open = true; open; ) {
        open = exchange(connection);
      }
    } catch (IOException _) {
      // the client closed the connection
    }
  }

  /** One connection, and whether it had a request with the right secret. */
  private static final class Connection {
    private final InputStream in;
    private final OutputStream out;
    private boolean trusted;

    Connection(InputStream in, OutputStream out) {
      this.in = in;
      this.out = out;
    }
  }

  private boolean exchange(Connection connection) throws IOException {
    InputStream in = connection.in;
    OutputStream out = connection.out;
    String requestLine = line(in);
    if (requestLine.isEmpty() || (receiver.closesConnections && requestLine.startsWith("POST"))) {
      return false;
    }
    String[] words = requestLine.split(" ", 3);
    Request head = new Request(words[0], words.length > 1 ? words[1] : "", headers(in), "");
    boolean isPost = head.method().equals("POST");
    connection.trusted |= isPost && receiver.accepts(head);
    if (receiver.trustsConnections && connection.trusted) {
      head.headers().put("x-otpiq-webhook-secret", FaultyReceiver.SECRET);
    }
    if (receiver.respondsBeforeBody && isPost) {
      respond(out, head, new Response(receiver.accepts(head) ? 200 : 401, ""));
    }
    if (receiver.leavesBodyUnread && isPost && !receiver.accepts(head)) {
      respond(out, head, new Response(401, ""));
      return true;
    }
    int length = Integer.parseInt(head.headers().getOrDefault("content-length", "0"));
    String body = body(in, length);
    if (body.length() < length / 4) {
      return false;
    }
    Response response =
        receiver.respond(new Request(head.method(), head.path(), head.headers(), body));
    if (!receiver.respondsBeforeBody || !isPost) {
      respond(out, head, response);
    }
    return !"close".equals(head.headers().get("connection"));
  }

  private String body(InputStream in, int length) throws IOException {
    if (!receiver.readsOneSegment && !receiver.decodesSegments) {
      return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
    StringBuilder body = new StringBuilder();
    byte[] part = new byte[Math.max(1, length)];
    for (int left = length; left > 0; ) {
      int read = in.read(part, 0, left);
      left = read < 0 || receiver.readsOneSegment ? 0 : left - read;
      body.append(new String(part, 0, Math.max(0, read), StandardCharsets.UTF_8));
    }
    return body.toString();
  }

  private Map<String, String> headers(InputStream in) throws IOException {
    Map<String, String> headers = new HashMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      String value = line.substring(colon + 1).strip();
      receiver
          .headerName(line.substring(0, Math.max(0, colon)))
          .ifPresent(name -> headers.put(name, value));
    }
    return headers;
  }

  private void respond(OutputStream out, Request request, Response response) throws IOException {
    String location = response.status() == 302 ? "Location: " + receiver.redirectTo + "\r\n" : "";
    String text =
        "HTTP/1.1 "
            + response.status()
            + " Status\r\n"
            + location
            + "Content-Length: "
            + response.body().length()
            + "\r\n\r\n"
            + (request.method().equals("HEAD") ? "" : response.body());
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
