package com.otpiq.net.server;

import com.otpiq.event.Problem;
import com.otpiq.net.HostPort;
import com.otpiq.net.LibraryLogging;
import com.otpiq.net.ListenAddress;
import com.otpiq.tls.ServerIdentity;
import io.undertow.Handlers;
import io.undertow.server.handlers.GracefulShutdownHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** An HTTP/1.1 server for small requests from clients that may be slow, wrong or hostile. */
public final class HttpServer implements AutoCloseable {
  private final ListenAddress address;
  private final Listeners listeners;
  private final String scheme;
  private final GracefulShutdownHandler shutdownHandler;
  private final Duration linger;

  private HttpServer(
      ListenAddress address,
      Listeners listeners,
      String scheme,
      GracefulShutdownHandler shutdownHandler,
      Duration linger) {
    this.address = address;
    this.listeners = listeners;
    this.scheme = scheme;
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
  public static HttpServer start(
      ListenAddress address, int port, Limits limits, RequestHandler handler) {
    return start(address, port, limits, Optional.empty(), handler);
  }

  /**
   * Starts a server as {@link #start(ListenAddress, int, Limits, RequestHandler)} does.
   *
   * @param identity the certificate and key for HTTPS; without them the server speaks HTTP
   */
  public static HttpServer start(
      ListenAddress address,
      int port,
      Limits limits,
      Optional<ServerIdentity> identity,
      RequestHandler handler) {
    LibraryLogging.disable();
    var writer = new ResponseWriter(limits.linger(), handler.boundary());
    var shutdownHandler =
        Handlers.gracefulShutdown(
            Handlers.httpContinueRead(new ExchangeHandler(handler, limits, writer)));
    try {
      var opener =
          new SocketOpener(
              limits,
              identity.map(ServerIdentity::sslContext),
              new HeadGate(shutdownHandler, writer),
              handler);
      return new HttpServer(
          address,
          Listeners.open(address.addresses(), port, opener),
          identity.isPresent() ? "https" : "http",
          shutdownHandler,
          limits.linger());
    } catch (IOException e) {
      throw problem(address, port, e);
    }
  }

  /** The port that the server listens on. */
  public int port() {
    return listeners.port();
  }

  /** The URL by which programs on this machine reach the server, without a path. */
  public String url() {
    String host = address.urlHost(listeners.open().getFirst().address());
    return scheme + "://" + new HostPort(host, port());
  }

  /** One sentence if another program uses the port on some of the addresses. */
  public Optional<String> warning() {
    return listeners.taken().stream()
        .findFirst()
        .map(taken ->
            "another program uses "
                + HostPort.of(taken, port())
                + ", so otpiq listens on "
                + HostPort.of(listeners.open().getFirst().address(), port())
                + " only");
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
    listeners.close();
  }

  private static Problem problem(ListenAddress address, int port, IOException e) {
    Problem problem =
        Listeners.isInUse(e)
            ? Problem.of(
                Problem.Kind.LOCAL, "port " + port + " is in use", "--port 0 uses any free port")
            : Problem.of(
                Problem.Kind.LOCAL,
                address.isUnknown()
                    ? "the host name " + address.host() + " is not known here"
                    : "cannot listen on " + new HostPort(address.host(), port),
                "--host 127.0.0.1 --port 0");
    return problem.causedBy(e);
  }
}
