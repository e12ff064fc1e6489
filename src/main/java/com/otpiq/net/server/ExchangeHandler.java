package com.otpiq.net.server;

import com.otpiq.webhook.HeaderBytes;
import com.otpiq.webhook.Headers;
import io.undertow.io.Receiver;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.HttpString;
import io.undertow.util.SameThreadExecutor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;

/**
 * Turns Undertow's exchanges into requests for a {@link RequestHandler}, and sends its responses.
 */
final class ExchangeHandler implements HttpHandler {
  static {
    // Undertow would join several Cookie lines to one.
    System.setProperty("io.undertow.server.protocol.http.DisableCookieCrumbsAssembly", "true");
  }

  private static final byte[] NO_BODY = {};
  private static final String FAILURE = "a request could not be handled";

  private final RequestHandler handler;
  private final HttpServer.Limits limits;
  private final ResponseWriter writer;

  ExchangeHandler(RequestHandler handler, HttpServer.Limits limits, ResponseWriter writer) {
    this.handler = handler;
    this.limits = limits;
    this.writer = writer;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    contain(exchange, () -> handle(exchange));
  }

  /** Undertow would close the connection without a word about an exception that escapes. */
  private void contain(HttpServerExchange exchange, Runnable step) {
    if (!handler.boundary().run(() -> FAILURE, step)) {
      writer.writeFailure(exchange, () -> {});
    }
  }

  private void handle(HttpServerExchange exchange) {
    HttpRequest head = readHead(exchange);
    if (head.bodyOmission().isPresent()) {
      respond(exchange, head, NO_BODY);
    } else if (exchange.getRequestContentLength() > limits.maxBody()) {
      respond(exchange, head.with(HttpRequest.ProtocolError.BODY_TOO_LARGE), NO_BODY);
    } else {
      readBody(exchange, head);
    }
  }

  /**
   * Each byte of a slow client would reset the socket's own timeout, so the whole body has a
   * deadline.
   */
  private void readBody(HttpServerExchange exchange, HttpRequest head) {
    XnioExecutor.Key deadline =
        exchange
            .getIoThread()
            .executeAfter(
                () -> respond(exchange, head.with(HttpRequest.ProtocolError.BODY_TIMEOUT), NO_BODY),
                limits.deadline().toMillis(),
                TimeUnit.MILLISECONDS);
    Receiver receiver = exchange.getRequestReceiver();
    receiver.setMaxBufferSize(limits.maxBody());
    receiver.receiveFullBytes(
        (_, body) -> {
          if (deadline.remove()) {
            respond(exchange, head, body);
          }
        },
        (_, e) -> {
          if (deadline.remove()) {
            refuse(exchange, head, e);
          }
        });
  }

  private void refuse(HttpServerExchange exchange, HttpRequest head, IOException e) {
    if (e instanceof Receiver.RequestToLargeException) {
      respond(exchange, head.with(HttpRequest.ProtocolError.BODY_TOO_LARGE), NO_BODY);
    } else {
      ConnectionWatch.of(exchange).bodyFailed(head, exchange.getRequestContentLength());
      IoUtils.safeClose(exchange.getConnection());
    }
  }

  private void respond(HttpServerExchange exchange, HttpRequest request, byte[] body) {
    contain(exchange, () -> respondNow(exchange, request, body));
  }

  private void respondNow(HttpServerExchange exchange, HttpRequest request, byte[] body) {
    CompletableFuture<HttpResponse> response = handler.handle(request, body);
    if (response.state() == CompletableFuture.State.SUCCESS && response.join().isImmediate()) {
      writer.write(exchange, response.join());
    } else {
      exchange.dispatch(SameThreadExecutor.INSTANCE, () -> respondLater(exchange, response));
    }
  }

  /** No thread waits: the one that completes the response hands it to the connection's thread. */
  private void respondLater(HttpServerExchange exchange, CompletableFuture<HttpResponse> response) {
    var _ =
        response
            .exceptionally(cause -> {
              handler.boundary().failed(FAILURE, cause);
              return ResponseWriter.INTERNAL_ERROR;
            })
            .thenAccept(known ->
                exchange
                    .getIoThread()
                    .executeAfter(
                        () -> writer.write(exchange, known),
                        known.delay().toMillis(),
                        TimeUnit.MILLISECONDS));
  }

  private static HttpRequest readHead(HttpServerExchange exchange) {
    RequestTarget target = target(exchange);
    Headers headers = headers(exchange.getRequestHeaders());
    return new HttpRequest(
        exchange.getRequestMethod().toString(),
        target,
        headers,
        exchange.getSourceAddress().getAddress(),
        HttpRequest.ProtocolError.inHead(exchange.isHttp11(), target, headers));
  }

  private static RequestTarget target(HttpServerExchange exchange) {
    String path = exchange.getRequestURI();
    String query = exchange.getQueryString();
    return RequestTarget.ofLatin1(query.isEmpty() ? path : path + "?" + query);
  }

  private static Headers headers(HeaderMap map) {
    List<Headers.Line> lines = new ArrayList<>(map.size());
    for (HeaderValues values : map) {
      HttpString name = values.getHeaderName();
      values.forEach(
          value -> lines.add(new Headers.Line(name.toString(), HeaderBytes.ofLatin1(value))));
    }
    return new Headers(lines);
  }
}
