package com.otpiq.net;

import com.otpiq.webhook.Headers;
import io.undertow.io.IoCallback;
import io.undertow.io.Receiver;
import io.undertow.io.Sender;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.HttpString;
import io.undertow.util.SameThreadExecutor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;

/** Turns the server's exchanges into requests, and replies into answers on the wire. */
final class Intake implements HttpHandler {
  private static final byte[] NO_BODY = {};
  private static final int LINGER_MILLIS = 2_000;

  private final HttpService service;
  private final HttpServer.Limits limits;

  Intake(HttpService service, HttpServer.Limits limits) {
    this.service = service;
    this.limits = limits;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    Request head = head(exchange);
    if (head.flaw().isPresent() || !service.wantsBody(head)) {
      reply(exchange, head, NO_BODY);
    } else if (exchange.getRequestContentLength() > limits.maxBody()) {
      reply(exchange, head.with(Request.Flaw.TOO_LARGE), NO_BODY);
    } else {
      receive(exchange, head);
    }
  }

  /**
   * Each byte of a slow sender would reset the socket's own timeout, so the whole body has a
   * deadline.
   */
  private void receive(HttpServerExchange exchange, Request head) {
    XnioExecutor.Key deadline =
        exchange
            .getIoThread()
            .executeAfter(
                () -> reply(exchange, head.with(Request.Flaw.STALLED), NO_BODY),
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

  private void refuse(HttpServerExchange exchange, Request head, IOException fault) {
    if (fault instanceof Receiver.RequestToLargeException) {
      reply(exchange, head.with(Request.Flaw.TOO_LARGE), NO_BODY);
    } else {
      IoUtils.safeClose(exchange.getConnection());
    }
  }

  private void reply(HttpServerExchange exchange, Request request, byte[] body) {
    HttpService.Reply reply = service.reply(request, body);
    if (reply.delay().isZero()) {
      send(exchange, reply);
    } else {
      exchange.dispatch(
          SameThreadExecutor.INSTANCE,
          () ->
              exchange
                  .getIoThread()
                  .executeAfter(
                      () -> send(exchange, reply),
                      reply.delay().toMillis(),
                      TimeUnit.MILLISECONDS));
    }
  }

  private static void send(HttpServerExchange exchange, HttpService.Reply reply) {
    byte[] text = reply.body().getBytes(StandardCharsets.UTF_8);
    HeaderMap headers = exchange.getResponseHeaders();
    reply.allow().ifPresent(allow -> headers.put(io.undertow.util.Headers.ALLOW, allow));
    headers.put(io.undertow.util.Headers.CONTENT_TYPE, reply.type());
    exchange.setStatusCode(reply.status());
    exchange.setResponseContentLength(text.length);
    if (!exchange.isRequestComplete()) {
      lingerBriefly(exchange);
    }
    exchange.getResponseSender().send(ByteBuffer.wrap(text), new Done(reply.afterwards()));
  }

  /**
   * A sender that is still writing would lose the answer in a hard close, and could write for ever
   * in a soft one.
   */
  private static void lingerBriefly(HttpServerExchange exchange) {
    exchange.setPersistent(false);
    exchange
        .getIoThread()
        .executeAfter(
            () -> IoUtils.safeClose(exchange.getConnection()),
            LINGER_MILLIS,
            TimeUnit.MILLISECONDS);
  }

  private static Request head(HttpServerExchange exchange) {
    Headers headers = headers(exchange.getRequestHeaders());
    return new Request(
        exchange.getRequestMethod().toString(),
        exchange.getRequestPath(),
        exchange.getQueryString(),
        headers,
        Guard.flawOf(exchange.isHttp11(), headers));
  }

  private static Headers headers(HeaderMap map) {
    List<Headers.Line> lines = new ArrayList<>(map.size());
    for (HeaderValues values : map) {
      HttpString name = values.getHeaderName();
      values.forEach(value -> lines.add(new Headers.Line(name.toString(), value)));
    }
    return new Headers(lines);
  }

  /**
   * Ends the exchange, then does what was to be done afterwards, whether or not the sender is still
   * there.
   */
  private record Done(Runnable afterwards) implements IoCallback {
    @Override
    public void onComplete(HttpServerExchange exchange, Sender sender) {
      exchange.endExchange();
      afterwards.run();
    }

    @Override
    public void onException(HttpServerExchange exchange, Sender sender, IOException fault) {
      IoUtils.safeClose(exchange.getConnection());
      afterwards.run();
    }
  }
}
