package com.otpiq.net.server;

import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.Options;

/** Puts replies on the wire: whole, in drops, or not at all. */
final class ResponseWriter {
  private static final int LINGER_MILLIS = 2_000;

  private ResponseWriter() {}

  static void send(HttpServerExchange exchange, RequestHandler.Reply reply) {
    switch (reply.manner()) {
      case RequestHandler.Manner.Whole _ -> answer(exchange, reply, whole(exchange, reply));
      case RequestHandler.Manner.Drip(Duration pause) ->
          answer(exchange, reply, () -> drip(exchange, bytes(reply), 0, pause, reply.afterwards()));
      case RequestHandler.Manner.Nothing(boolean hard) ->
          hangUp(exchange, hard, reply.afterwards());
    }
  }

  private static void answer(
      HttpServerExchange exchange, RequestHandler.Reply reply, Runnable sending) {
    reply
        .headers()
        .lines()
        .forEach(
            line -> exchange.getResponseHeaders().add(new HttpString(line.name()), line.value()));
    exchange.setStatusCode(reply.status());
    exchange.setResponseContentLength(bytes(reply).length);
    if (!exchange.isRequestComplete()) {
      lingerBriefly(exchange);
    }
    sending.run();
  }

  private static Runnable whole(HttpServerExchange exchange, RequestHandler.Reply reply) {
    return () ->
        exchange
            .getResponseSender()
            .send(ByteBuffer.wrap(bytes(reply)), new Done(reply.afterwards()));
  }

  private static void drip(
      HttpServerExchange exchange, byte[] text, int from, Duration pause, Runnable afterwards) {
    ByteBuffer drop = ByteBuffer.wrap(text, from, 1);
    boolean isLast = from + 1 == text.length;
    exchange
        .getResponseSender()
        .send(
            drop,
            isLast
                ? new Done(afterwards)
                : new Next(
                    () ->
                        later(
                            exchange,
                            pause,
                            () -> drip(exchange, text, from + 1, pause, afterwards)),
                    afterwards));
  }

  private static void later(HttpServerExchange exchange, Duration pause, Runnable next) {
    exchange.getIoThread().executeAfter(next, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A process that dies leaves a reset behind; one that thinks better of it just closes. */
  private static void hangUp(HttpServerExchange exchange, boolean hard, Runnable afterwards) {
    try {
      exchange.getConnection().setOption(Options.CLOSE_ABORT, hard);
    } catch (IOException _) {
      // then it is closed in the soft way
    }
    IoUtils.safeClose(exchange.getConnection());
    afterwards.run();
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

  private static byte[] bytes(RequestHandler.Reply reply) {
    return reply.body().getBytes(StandardCharsets.UTF_8);
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

  /** Goes on with the exchange, unless the sender has gone. */
  private record Next(Runnable next, Runnable afterwards) implements IoCallback {
    @Override
    public void onComplete(HttpServerExchange exchange, Sender sender) {
      next.run();
    }

    @Override
    public void onException(HttpServerExchange exchange, Sender sender, IOException fault) {
      IoUtils.safeClose(exchange.getConnection());
      afterwards.run();
    }
  }
}
