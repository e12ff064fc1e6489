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

/** An HTTP/1.1 server for small requests from clients that may be slow, wrong or hostile. */
public final class HttpServer implements AutoCloseable {
  private static final int MAX_HEADER_BYTES = 32 << 10;
  private static final int MAX_CONNECTIONS = 1024;
  private static final Sequence<String> TLS = Sequence.of("TLSv1.3", "TLSv1.2");

  private final Undertow undertow;
  private final GracefulShutdownHandler shutdownHandler;
  private final Duration linger;

  private HttpServer(Undertow undertow, GracefulShutdownHandler shutdownHandler, Duration linger) {
    this.undertow = undertow;
    this.shutdownHandler = shutdownHandler;
    this.linger = linger;
  }

  /**
   * What the server allows a client.
   *
   * @param maxBody size of a request's body, in bytes
   * @param deadline from the end of a request's head to the end of its body
   * @param linger how long {@link #close()} waits for open exchanges, and how long a client that is
   *     still sending has to read its response
   */
  public record Limits(int maxBody, Duration deadline, Duration linger) {
    private static final Duration LINGER = Duration.ofSeconds(2);

    /** Limits with a linger time of 2 seconds. */
    public Limits(int maxBody, Duration deadline) {
      this(maxBody, deadline, LINGER);
    }
  }

  /**
   * Starts a server; when this method returns, the server accepts connections.
   *
   * @param port 0 for any free port
   * @throws Problem LOCAL if the port is in use or the host is not an address of this machine
   */
  public static HttpServer start(String host, int port, Limits limits, RequestHandler handler) {
    return start(host, port, limits, Optional.empty(), handler);
  }

  /**
   * Starts a server as {@link #start(String, int, Limits, RequestHandler)} does.
   *
   * @param identity the certificate and key for HTTPS; without them the server speaks HTTP
   */
  public static HttpServer start(
      String host,
      int port,
      Limits limits,
      Optional<ServerIdentity> identity,
      RequestHandler handler) {
    LibraryLogging.disable();
    var shutdownHandler =
        Handlers.gracefulShutdown(Handlers.httpContinueRead(new ExchangeHandler(handler, limits)));
    Undertow.Builder builder = configured(limits);
    identity.ifPresentOrElse(
        serverIdentity ->
            builder.addHttpsListener(port, host, serverIdentity.sslContext(), shutdownHandler),
        () -> builder.addHttpListener(port, host, shutdownHandler));
    Undertow undertow = builder.build();
    try {
      undertow.start();
    } catch (RuntimeException e) {
      undertow.stop();
      throw problem(host, port, e);
    }
    return new HttpServer(undertow, shutdownHandler, limits.linger());
  }

  /** The port that the server listens on. */
  public int port() {
    return ((InetSocketAddress) undertow.getListenerInfo().getFirst().getAddress()).getPort();
  }

  /** Responds to new requests with 503 from now on; open exchanges continue. */
  public void refuseNewRequests() {
    shutdownHandler.shutdown();
  }

  /** Refuses new requests, waits for open exchanges for the linger time, and stops. */
  @Override
  public void close() {
    refuseNewRequests();
    try {
      shutdownHandler.awaitShutdown(linger.toMillis());
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
                Problem.Kind.LOCAL, "port " + port + " is in use", "--port 0 uses any free port")
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
