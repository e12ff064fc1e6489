package com.otpiq.net.server;

import com.otpiq.event.Event;
import com.otpiq.event.EventBoundary;
import com.otpiq.event.UnreadableRequest;
import com.otpiq.net.ListenAddress;
import com.otpiq.webhook.WebhookResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;

/** A server on a real socket, and clients that write and read bytes. */
abstract class HttpServerTestBase {
  static final Duration DEADLINE = Duration.ofMillis(300);
  static final HttpServer.Limits LIMITS =
      new HttpServer.Limits(1_000, DEADLINE, Duration.ofMillis(200));
  private static final int READ_TIMEOUT_MILLIS = 20_000;

  final List<Event> failures = new CopyOnWriteArrayList<>();
  final List<HttpRequest> handled = new CopyOnWriteArrayList<>();
  final List<UnreadableRequest> unreadable = new CopyOnWriteArrayList<>();
  final AtomicLong unreadableCount = new AtomicLong();
  final CountDownLatch sent = new CountDownLatch(1);

  HttpServer server = start(body -> text(200, "received " + body.length));

  @AfterEach
  void stop() {
    server.close();
  }

  HttpServer start(Function<byte[], CompletableFuture<HttpResponse>> respond) {
    return start(0, respond);
  }

  HttpServer start(int port, Function<byte[], CompletableFuture<HttpResponse>> respond) {
    return HttpServer.start(ListenAddress.LOCALHOST, port, LIMITS, handler(respond));
  }

  RequestHandler handler(Function<byte[], CompletableFuture<HttpResponse>> respond) {
    return new RequestHandler() {
      @Override
      public EventBoundary boundary() {
        return new EventBoundary(failures::add);
      }

      @Override
      public void unreadable(UnreadableRequest request, long further) {
        unreadable.add(request);
        unreadableCount.addAndGet(Math.max(1, further));
      }

      @Override
      public CompletableFuture<HttpResponse> handle(HttpRequest request, byte[] body) {
        handled.add(request);
        return request
            .protocolError()
            .map(error -> text(error.status(), error.text()))
            .orElseGet(() -> respond.apply(body));
      }
    };
  }

  static CompletableFuture<HttpResponse> text(int status, String text) {
    return done(HttpResponse.of(WebhookResponse.of(status, text)));
  }

  static CompletableFuture<HttpResponse> done(HttpResponse response) {
    return CompletableFuture.completedFuture(response);
  }

  static String head(String headers) {
    return "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Test: 1\r\n"
        + headers
        + "\r\n\r\n";
  }

  static String post(String body) {
    return head("Content-Length: " + body.length()) + body;
  }

  String exchange(String request) throws IOException {
    try (Socket socket = socket()) {
      write(socket, request);
      return read(socket);
    }
  }

  Socket socket() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(READ_TIMEOUT_MILLIS);
    return socket;
  }

  /** Waits for the first request that the server could not read. */
  UnreadableRequest awaitReport() throws InterruptedException {
    for (int i = 0; unreadable.isEmpty() && i < 1_000; i++) {
      Thread.sleep(5);
    }
    return unreadable.getFirst();
  }

  static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  static String read(Socket socket) throws IOException {
    InputStream from = socket.getInputStream();
    return new String(from.readAllBytes(), StandardCharsets.UTF_8);
  }
}
