package com.otpiq.net.server;

import com.otpiq.event.UnreadableRequest;
import com.otpiq.event.UnreadableRequest.Cause;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.ExchangeCompletionListener;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Watches one connection for bytes that do not become a request: Undertow responds to them with 400
 * or closes the connection, without telling its handlers. Used by the connection's I/O thread only.
 */
final class ConnectionWatch implements ExchangeCompletionListener {
  private static final byte[] NO_BYTES = {};
  private static final int STATUS_LINE_LENGTH = 80;

  private final Supplier<Optional<UnreadableRequest>> handshake;
  private final Consumer<UnreadableRequest> reports;
  private State state = State.HEAD;
  private byte[] head = NO_BYTES;
  private int length;
  private long received;
  private boolean clientClosed;

  /**
   * Watches a new connection.
   *
   * @param handshake what went wrong before the first request, asked when the connection is closed
   */
  ConnectionWatch(
      Supplier<Optional<UnreadableRequest>> handshake, Consumer<UnreadableRequest> reports) {
    this.handshake = handshake;
    this.reports = reports;
  }

  private enum State {
    /** Bytes belong to the head of the next request. */
    HEAD,
    /** A request is handled, and bytes belong to its body. */
    REQUEST,
    /** Nothing that arrives from now on matters. */
    OVER
  }

  /** The watch of an exchange's connection. */
  static ConnectionWatch of(HttpServerExchange exchange) {
    var connection = (HttpServerConnection) exchange.getConnection();
    return ((WatchedSource) connection.getOriginalSourceConduit()).watch();
  }

  /** These bytes arrived. */
  void received(ByteBuffer bytes) {
    int count = bytes.remaining();
    received += count;
    if (state == State.HEAD) {
      int kept = Math.min(count, UnreadableHead.MAX_BYTES + 1 - length);
      if (head.length < length + kept) {
        head = Arrays.copyOf(head, Math.max(length + kept, 2 * length));
      }
      bytes.get(head, length, kept);
      length += kept;
    }
  }

  /** The client closed the connection, or it broke. */
  void clientClosed() {
    clientClosed = true;
  }

  /** A request's head was read. */
  void requestBegins(HttpServerExchange exchange) {
    state = State.REQUEST;
    received = extra(exchange).remaining();
    exchange.addExchangeCompleteListener(this);
  }

  /** What was read of the next request already may be all of it. */
  @Override
  public void exchangeEvent(HttpServerExchange exchange, NextListener next) {
    if (state == State.REQUEST) {
      length = 0;
      state = exchange.isPersistent() ? State.HEAD : State.OVER;
      received(extra(exchange));
    }
    next.proceed();
  }

  /** The body of a request could not be read. */
  void bodyFailed(HttpRequest request, long expected) {
    String of = expected < 0 ? "" : " of " + expected;
    String why =
        clientClosed
            ? "the client closed the connection after " + received + of + " bytes of the body"
            : "the body is malformed after " + received + " bytes";
    report(
        new UnreadableRequest(
            Cause.INCOMPLETE_BODY,
            why,
            Optional.of(request.method() + " " + request.target().text()),
            Optional.empty()));
  }

  /** The server sends these bytes: a refusal, if no request is handled. */
  void sent(ByteBuffer bytes) {
    if (state == State.HEAD) {
      byte[] response = new byte[Math.min(bytes.remaining(), STATUS_LINE_LENGTH)];
      bytes.duplicate().get(response);
      report(UnreadableHead.refused(bytes(), new String(response, StandardCharsets.ISO_8859_1)));
    }
  }

  /** The connection is closed. */
  void closed() {
    if (state == State.HEAD && length > 0) {
      report(UnreadableHead.unfinished(bytes(), clientClosed));
    } else if (state == State.HEAD) {
      handshake.get().ifPresent(this::report);
    }
    state = State.OVER;
  }

  private void report(UnreadableRequest request) {
    state = State.OVER;
    reports.accept(request);
  }

  private byte[] bytes() {
    return Arrays.copyOf(head, length);
  }

  private static ByteBuffer extra(HttpServerExchange exchange) {
    PooledByteBuffer extra = ((HttpServerConnection) exchange.getConnection()).getExtraBytes();
    return extra == null ? ByteBuffer.wrap(NO_BYTES) : extra.getBuffer().duplicate();
  }
}
