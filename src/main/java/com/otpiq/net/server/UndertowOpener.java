package com.otpiq.net.server;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.Sequence;
import org.xnio.Xnio;
import org.xnio.XnioWorker;

/**
 * Opens sockets with Undertow. Each has an Undertow of its own, because one Undertow cannot open
 * the same free port on two addresses; all of them use the same threads.
 */
final class UndertowOpener implements Listeners.Opener, AutoCloseable {
  private static final int MAX_HEADER_BYTES = 32 << 10;
  private static final int MAX_CONNECTIONS = 1024;
  private static final Sequence<String> TLS = Sequence.of("TLSv1.3", "TLSv1.2");
  private static final OptionMap THREADS =
      OptionMap.builder()
          .set(Options.WORKER_IO_THREADS, 2)
          .set(Options.WORKER_TASK_CORE_THREADS, 1)
          .set(Options.WORKER_TASK_MAX_THREADS, 1)
          .getMap();

  private final int deadlineMillis;
  private final Optional<SSLContext> tls;
  private final HttpHandler handler;
  private final XnioWorker worker;

  /** Creates an opener; its threads run until {@link #close()}. */
  UndertowOpener(HttpServer.Limits limits, Optional<SSLContext> tls, HttpHandler handler)
      throws IOException {
    this.deadlineMillis = Math.toIntExact(limits.deadline().toMillis());
    this.tls = tls;
    this.handler = handler;
    this.worker = Xnio.getInstance(Undertow.class.getClassLoader()).createWorker(THREADS);
  }

  /** An open socket. */
  private record UndertowListener(Undertow undertow, InetAddress address)
      implements Listeners.Listener {
    @Override
    public int port() {
      return ((InetSocketAddress) undertow.getListenerInfo().getFirst().getAddress()).getPort();
    }

    @Override
    public void close() {
      undertow.stop();
    }
  }

  @Override
  public Listeners.Listener open(InetAddress address, int port) throws IOException {
    Undertow undertow = undertow(address.getHostAddress(), port);
    try {
      undertow.start();
      return new UndertowListener(undertow, address);
    } catch (UnsupportedAddressTypeException e) {
      undertow.stop();
      throw new IOException("this machine does not support IPv6", e);
    } catch (RuntimeException e) {
      undertow.stop();
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw e;
    }
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }

  private Undertow undertow(String host, int port) {
    Undertow.Builder builder = configured();
    return tls.map(context -> builder.addHttpsListener(port, host, context, handler))
        .orElseGet(() -> builder.addHttpListener(port, host, handler))
        .build();
  }

  private Undertow.Builder configured() {
    return Undertow.builder()
        .setWorker(worker)
        .setServerOption(UndertowOptions.ENABLE_HTTP2, false)
        .setServerOption(UndertowOptions.DECODE_URL, false)
        .setServerOption(UndertowOptions.ALLOW_UNESCAPED_CHARACTERS_IN_URL, true)
        .setServerOption(UndertowOptions.MAX_HEADER_SIZE, MAX_HEADER_BYTES)
        .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, deadlineMillis)
        .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, deadlineMillis + deadlineMillis / 2)
        .setServerOption(UndertowOptions.ALWAYS_SET_DATE, true)
        .setSocketOption(Options.SSL_ENABLED_PROTOCOLS, TLS)
        .setSocketOption(Options.READ_TIMEOUT, deadlineMillis)
        .setSocketOption(Options.WRITE_TIMEOUT, deadlineMillis)
        .setSocketOption(Options.CONNECTION_HIGH_WATER, MAX_CONNECTIONS)
        .setSocketOption(Options.CONNECTION_LOW_WATER, MAX_CONNECTIONS)
        .setSocketOption(Options.BACKLOG, MAX_CONNECTIONS);
  }
}
