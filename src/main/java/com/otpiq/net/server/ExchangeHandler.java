package com.otpiq.net.server;

import com.otpiq.webhook.Headers;
import com.otpiq.webhook.WebhookResponse;
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

/** Turns the server's exchanges into requests, and replies into answers on the wire. */
final class ExchangeHandler implements HttpHandler {
  private static final byte[] NO_BODY = {};
  private static final RequestHandler.Reply FAULT =
      RequestHandler.Reply.of(WebhookResponse.of(500, "otpiq failed at this"), () -> {});

  private final RequestHandler service;
  private final HttpServer.Limits limits;

  ExchangeHandler(RequestHandler service, HttpServer.Limits limits) {
    this.service = service;
    this.limits = limits;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    HttpRequest head = head(exchange);
    if (head.flaw().isPresent() || !service.wantsBody(head)) {
      reply(exchange, head, NO_BODY);
    } else if (exchange.getRequestContentLength() > limits.maxBody()) {
      reply(exchange, head.with(HttpRequest.Flaw.TOO_LARGE), NO_BODY);
    } else {
      receive(exchange, head);
    }
  }

  /**
   * Each byte of a slow sender would reset the socket's own timeout, so the whole body has a
   * deadline.
   */
  private void receive(HttpServerExchange exchange, HttpRequest head) {
    XnioExecutor.Key deadline =
        exchange
            .getIoThread()
            .executeAfter(
                () -> reply(exchange, head.with(HttpRequest.Flaw.STALLED), NO_BODY),
                limits.deadline().toMillis(),
                TimeUnit.MILLISECONDS);
    Receiver receiver = exchange.getRequestReceiver();
    receiver.setMaxBufferSize(limits.maxBody());
    receiver.receiveFullBytes(
        (_, body) -> {
          if (deadline.remove()) {
            reply(exchange, head, body);
          }
        },
        (_, fault) -> {
          if (deadline.remove()) {
            refuse(exchange, head, fault);
          }
        });
  }

  private void refuse(HttpServerExchange exchange, HttpRequest head, IOException fault) {
    if (fault instanceof Receiver.RequestToLargeException) {
      reply(exchange, head.with(HttpRequest.Flaw.TOO_LARGE), NO_BODY);
    } else {
      IoUtils.safeClose(exchange.getConnection());
    }
  }

  private void reply(HttpServerExchange exchange, HttpRequest request, byte[] body) {
    switch (service.reply(request, body)) {
      case RequestHandler.Reply now when now.isImmediate() -> ResponseWriter.send(exchange, now);
      case RequestHandler.Reply held ->
          exchange.dispatch(SameThreadExecutor.INSTANCE, () -> hold(exchange, held));
      case RequestHandler.Later(CompletableFuture<RequestHandler.Reply> later) ->
          exchange.dispatch(SameThreadExecutor.INSTANCE, () -> await(exchange, later));
    }
  }

  /** Nobody waits: whoever knows the answer hands it to the connection's own thread. */
  private static void await(
      HttpServerExchange exchange, CompletableFuture<RequestHandler.Reply> later) {
    var _ =
        later
            .exceptionally(_ -> FAULT)
            .thenAccept(known -> exchange.getIoThread().execute(() -> hold(exchange, known)));
  }

  private static void hold(HttpServerExchange exchange, RequestHandler.Reply reply) {
    exchange
        .getIoThread()
        .executeAfter(
            () -> ResponseWriter.send(exchange, reply),
            reply.delay().toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private static HttpRequest head(HttpServerExchange exchange) {
    Headers headers = headers(exchange.getRequestHeaders());
    return new HttpRequest(
        exchange.getRequestMethod().toString(),
        exchange.getRequestPath(),
        exchange.getQueryString(),
        headers,
        RequestValidator.flawOf(exchange.isHttp11(), headers));
  }

  private static Headers headers(HeaderMap map) {
    List<Headers.Line> lines = new ArrayList<>(map.size());
    for (HeaderValues values : map) {
      HttpString name = values.getHeaderName();
      values.forEach(value -> lines.add(new Headers.Line(name.toString(), value)));
    }
    return new Headers(lines);
  }
}
