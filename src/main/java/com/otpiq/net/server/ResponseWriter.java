package com.otpiq.net.server;

import com.otpiq.event.EventBoundary;
import com.otpiq.webhook.HeaderBytes;
import com.otpiq.webhook.WebhookResponse;
import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.Connectors;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.Options;

/**
 * Puts responses on the wire: whole, throttled, or as an aborted connection. One that cannot be
 * sent is reported, and the client gets a 500 instead.
 */
final class ResponseWriter {
  static final HttpResponse INTERNAL_ERROR =
      HttpResponse.of(WebhookResponse.of(500, "otpiq could not handle this request"));

  private static final String FAILURE = "a response could not be sent";

  private final Duration linger;
  private final EventBoundary boundary;

  /**
   * Creates a writer.
   *
   * @param linger how long a client that is still sending its request has to read the response
   */
  ResponseWriter(Duration linger, EventBoundary boundary) {
    this.linger = linger;
    this.boundary = boundary;
  }

  /** Sends the response, without its delay; called on the exchange's I/O thread. */
  void write(HttpServerExchange exchange, HttpResponse response) {
    HttpResponse contained = response.onSent(() -> runOnSent(response));
    if (!boundary.run(() -> FAILURE, () -> send(exchange, contained))) {
      writeFailure(exchange, contained.onSent());
    }
  }

  /** Sends a 500; if the response has begun already, closes the connection instead. */
  void writeFailure(HttpServerExchange exchange, Runnable onSent) {
    boolean sent =
        !exchange.isResponseStarted()
            && boundary.run(
                () -> FAILURE,
                () -> {
                  exchange.getResponseHeaders().clear();
                  writeWhole(exchange, INTERNAL_ERROR.onSent(onSent));
                });
    if (!sent) {
      IoUtils.safeClose(exchange.getConnection());
      onSent.run();
    }
  }

  private void runOnSent(HttpResponse response) {
    var _ = boundary.run(() -> "what follows a response failed", response.onSent());
  }

  private void send(HttpServerExchange exchange, HttpResponse response) {
    switch (response.transmission()) {
      case HttpResponse.Transmission.Whole _ -> writeWhole(exchange, response);
      case HttpResponse.Transmission.Throttled _ when !sendsBody(exchange, response) ->
          writeWhole(exchange, response);
      case HttpResponse.Transmission.Throttled(Duration pause) -> {
        byte[] body = writeHead(exchange, response);
        writeThrottled(exchange, body, 0, pause, response.onSent());
      }
      case HttpResponse.Transmission.Abort(boolean reset) ->
          abort(exchange, reset, response.onSent());
    }
  }

  /** Undertow writes the head with the last byte of a body that it leaves out. */
  private static boolean sendsBody(HttpServerExchange exchange, HttpResponse response) {
    return Connectors.isEntityBodyAllowed(response.status())
        && !exchange.getRequestMethod().equals(Methods.HEAD);
  }

  private void writeWhole(HttpServerExchange exchange, HttpResponse response) {
    byte[] body = writeHead(exchange, response);
    exchange.getResponseSender().send(ByteBuffer.wrap(body), new EndExchange(response.onSent()));
  }

  private byte[] writeHead(HttpServerExchange exchange, HttpResponse response) {
    byte[] body = response.content().bytes();
    response
        .headers()
        .lines()
        .forEach(line ->
            exchange
                .getResponseHeaders()
                .add(new HttpString(line.name()), HeaderBytes.toLatin1(line.value())));
    exchange.setStatusCode(response.status());
    exchange.setResponseContentLength(body.length);
    if (!exchange.isRequestComplete()) {
      closeAfterLinger(exchange);
    }
    return body;
  }

  private void writeThrottled(
      HttpServerExchange exchange, byte[] body, int from, Duration pause, Runnable onSent) {
    boolean isLast = from + 1 >= body.length;
    Runnable next =
        () -> {
          if (!boundary.run(
              () -> FAILURE, () -> writeThrottled(exchange, body, from + 1, pause, onSent))) {
            writeFailure(exchange, onSent);
          }
        };
    exchange
        .getResponseSender()
        .send(
            ByteBuffer.wrap(body, from, Math.min(1, body.length - from)),
            isLast
                ? new EndExchange(onSent)
                : new ContinueExchange(
                    () ->
                        exchange
                            .getIoThread()
                            .executeAfter(next, pause.toMillis(), TimeUnit.MILLISECONDS),
                    onSent));
  }

  private static void abort(HttpServerExchange exchange, boolean reset, Runnable onSent) {
    try {
      exchange.getConnection().setOption(Options.CLOSE_ABORT, reset);
    } catch (IOException _) {
      // the connection is closed without a reset then
    }
    IoUtils.safeClose(exchange.getConnection());
    onSent.run();
  }

  /**
   * A client that is still writing would lose the response if the connection closed immediately,
   * and could write forever if it did not close.
   */
  private void closeAfterLinger(HttpServerExchange exchange) {
    exchange.setPersistent(false);
    exchange
        .getIoThread()
        .executeAfter(
            () -> IoUtils.safeClose(exchange.getConnection()),
            linger.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** Ends the exchange, then runs an action, whether or not the client is still connected. */
  private record EndExchange(Runnable onSent) implements IoCallback {
    @Override
    public void onComplete(HttpServerExchange exchange, Sender sender) {
      exchange.endExchange();
      onSent.run();
    }

    @Override
    public void onException(HttpServerExchange exchange, Sender sender, IOException e) {
      IoUtils.safeClose(exchange.getConnection());
      onSent.run();
    }
  }

  /** Continues the exchange, unless the client closed the connection. */
  private record ContinueExchange(Runnable next, Runnable onSent) implements IoCallback {
    @Override
    public void onComplete(HttpServerExchange exchange, Sender sender) {
      next.run();
    }

    @Override
    public void onException(HttpServerExchange exchange, Sender sender, IOException e) {
      IoUtils.safeClose(exchange.getConnection());
      onSent.run();
    }
  }
}
