package com.otpiq.net.server;

import com.otpiq.event.Problem;
import com.otpiq.net.LibraryLogging;
import com.otpiq.tls.ServerIdentity;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.handlers.GracefulShutdownHandler;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import org.xnio.Options;
import org.xnio.Sequence;

/** An HTTP/1.1 server that takes small requests from senders that may be slow, wrong or hostile. */
public final class HttpServer implements AutoCloseable {
  private static final int MAX_HEADER_BYTES = 32 << 10;
  private static final int MAX_CONNECTIONS = 1024;
  private static final int LINGER_MILLIS = 2_000;
  private static final Sequence<String> TLS = Sequence.of("TLSv1.3", "TLSv1.2");

  private final Undertow undertow;
  private final GracefulShutdownHandler gate;

  private HttpServer(Undertow undertow, GracefulShutdownHandler gate) {
    this.undertow = undertow;
    this.gate = gate;
  }

  /**
   * What a server bears.
   *
   * @param maxBody of a request, in bytes
   * @param deadline from the head of a request to the end of its body
   */
  public record Limits(int maxBody, Duration deadline) {}

  /**
   * Starts a server; when this returns, it takes connections.
   *
   * @param port 0 for any that is free
   * @throws Problem LOCAL where the port is taken or the host is not one of this machine
   */
  public static HttpServer start(String host, int port, Limits limits, RequestHandler service) {
    return start(host, port, limits, Optional.empty(), service);
  }

  /**
   * Starts a server as {@link #start(String, int, Limits, HttpService)} does.
   *
   * @param identity what it proves itself with; it speaks https where there is one
   */
  public static HttpServer start(
      String host,
      int port,
      Limits limits,
      Optional<ServerIdentity> identity,
      RequestHandler service) {
    LibraryLogging.hush();
    var gate =
        Handlers.gracefulShutdown(Handlers.httpContinueRead(new ExchangeHandler(service, limits)));
    Undertow.Builder builder = configured(limits);
    identity.ifPresentOrElse(
        own -> builder.addHttpsListener(port, host, own.context(), gate),
        () -> builder.addHttpListener(port, host, gate));
    Undertow undertow = builder.build();
    try {
      undertow.start();
    } catch (RuntimeException e) {
      undertow.stop();
      throw problem(host, port, e);
    }
    return new HttpServer(undertow, gate);
  }

  /** The port that it listens on. */
  public int port() {
    return ((InetSocketAddress) undertow.getListenerInfo().getFirst().getAddress()).getPort();
  }

  /** Takes nothing new from now on: it is answered 503. */
  public void shut() {
    gate.shutdown();
  }

  /** Takes nothing new, answers what has come, and stops. */
  @Override
  public void close() {
    shut();
    try {
      gate.awaitShutdown(LINGER_MILLIS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    undertow.stop();
  }

  private static Undertow.Builder configured(Limits limits) {
    int millis = Math.toIntExact(limits.deadline().toMillis());
    return Undertow.builder()
        .setIoThreads(2)
        .setWorkerThreads(1)
        .setServerOption(UndertowOptions.ENABLE_HTTP2, false)
        .setServerOption(UndertowOptions.MAX_HEADER_SIZE, MAX_HEADER_BYTES)
        .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, millis)
        .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, millis + millis / 2)
        .setServerOption(UndertowOptions.ALWAYS_SET_DATE, true)
        .setSocketOption(Options.SSL_ENABLED_PROTOCOLS, TLS)
        .setSocketOption(Options.READ_TIMEOUT, millis)
        .setSocketOption(Options.WRITE_TIMEOUT, millis)
        .setSocketOption(Options.CONNECTION_HIGH_WATER, MAX_CONNECTIONS)
        .setSocketOption(Options.CONNECTION_LOW_WATER, MAX_CONNECTIONS)
        .setSocketOption(Options.BACKLOG, MAX_CONNECTIONS);
  }

  private static Problem problem(String host, int port, RuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException && String.valueOf(cause.getMessage()).contains("in use")) {
        return Problem.of(
                Problem.Kind.LOCAL, "port " + port + " is taken", "--port 0 takes any free port")
            .causedBy(e);
      }
      if (cause instanceof UnresolvedAddressException) {
        break;
      }
    }
    return Problem.of(
            Problem.Kind.LOCAL,
            "cannot listen on " + host + ":" + port,
            "--host 127.0.0.1 --port 0")
        .causedBy(e);
  }
}
