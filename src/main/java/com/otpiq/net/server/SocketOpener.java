package com.otpiq.net.server;

import com.otpiq.net.IoThreads;
import io.undertow.UndertowOptions;
import io.undertow.connector.ByteBufferPool;
import io.undertow.protocols.ssl.UndertowXnioSsl;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.HttpHandler;
import io.undertow.server.protocol.http.HttpOpenListener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.Sequence;
import org.xnio.StreamConnection;
import org.xnio.Xnio;
import org.xnio.XnioWorker;
import org.xnio.channels.AcceptingChannel;
import org.xnio.ssl.SslConnection;

/**
 * Opens sockets that speak HTTP, or HTTPS, by Undertow. All of them use the same threads.
 * Undertow's own start would do the same, but gives no access to a connection before it has a
 * request.
 */
final class SocketOpener implements Listeners.Opener {
  private static final int MAX_CONNECTIONS = 1024;
  private static final int BUFFER_BYTES = 16 << 10;
  private static final int CACHED_BUFFERS = 4;
  private static final int IO_THREADS = 2;
  private static final long STOP_SECONDS = 5;
  private static final OptionMap TLS =
      OptionMap.create(Options.SSL_ENABLED_PROTOCOLS, Sequence.of("TLSv1.3", "TLSv1.2"));
  private static final OptionMap THREADS =
      OptionMap.builder()
          .set(Options.WORKER_IO_THREADS, IO_THREADS)
          .set(Options.WORKER_TASK_CORE_THREADS, 1)
          .set(Options.WORKER_TASK_MAX_THREADS, 1)
          .getMap();

  private final OptionMap socketOptions;
  private final Optional<UndertowXnioSsl> tls;
  private final HttpOpenListener http;
  private final UnreadableReports reports;
  private final XnioWorker worker;

  /** Creates an opener; its threads run until {@link #close()}. */
  SocketOpener(
      HttpServer.Limits limits,
      Optional<SSLContext> tls,
      HttpHandler handler,
      RequestHandler requests)
      throws IOException {
    int deadline = Math.toIntExact(limits.deadline().toMillis());
    Xnio xnio = Xnio.getInstance(UndertowOptions.class.getClassLoader());
    this.worker = xnio.createWorker(IoThreads.GROUP, THREADS);
    this.socketOptions = socketOptions(deadline);
    this.tls =
        tls.map(context ->
            new UndertowXnioSsl(xnio, OptionMap.create(Options.USE_DIRECT_BUFFERS, true), context));
    ByteBufferPool buffers = new DefaultByteBufferPool(true, BUFFER_BYTES, -1, CACHED_BUFFERS);
    this.http = new HttpOpenListener(buffers, httpOptions(deadline));
    http.setRootHandler(handler);
    this.reports =
        new UnreadableReports(
            requests,
            (delay, task) ->
                worker.getIoThread().executeAfter(task, delay.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** An open socket. */
  private record Socket(AcceptingChannel<StreamConnection> channel, InetAddress address)
      implements Listeners.Listener {
    @Override
    public int port() {
      return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    /** A second close would wait for a thread that has ended. */
    @Override
    public void close() {
      if (channel.isOpen()) {
        IoUtils.safeClose(channel);
      }
    }
  }

  @Override
  public Listeners.Listener open(InetAddress address, int port) throws IOException {
    try {
      AcceptingChannel<StreamConnection> channel =
          worker.createStreamConnectionServer(
              new InetSocketAddress(address, port),
              ChannelListeners.openListenerAdapter(this::accepted),
              socketOptions);
      channel.resumeAccepts();
      return new Socket(channel, address);
    } catch (UnsupportedAddressTypeException e) {
      throw new IOException("this machine does not support IPv6", e);
    }
  }

  /** Ends the open connections, and reports what they did not complete. */
  @Override
  public void close() {
    worker.shutdownNow();
    try {
      worker.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    reports.close();
  }

  private void accepted(StreamConnection connection) {
    if (tls.isPresent()) {
      var first = new FirstByte(connection.getSourceChannel().getConduit());
      connection.getSourceChannel().setConduit(first);
      SslConnection secure = tls.get().wrapExistingConnection(connection, TLS, false);
      var watch =
          new ConnectionWatch(
              () ->
                  FailedHandshake.of(
                      first.value(), UndertowXnioSsl.getSslEngine(secure), first.isEnded()),
              reports::add);
      serve(connection, secure, watch);
    } else {
      serve(connection, connection, new ConnectionWatch(Optional::empty, reports::add));
    }
  }

  /** Lets Undertow read requests from a connection, under watch. */
  private void serve(StreamConnection socket, StreamConnection connection, ConnectionWatch watch) {
    socket.setCloseListener(_ -> watch.closed());
    connection
        .getSourceChannel()
        .setConduit(new WatchedSource(connection.getSourceChannel().getConduit(), watch));
    connection
        .getSinkChannel()
        .setConduit(new WatchedSink(connection.getSinkChannel().getConduit(), watch));
    http.handleEvent(connection);
  }

  private static OptionMap httpOptions(int deadline) {
    return OptionMap.builder()
        .set(UndertowOptions.BUFFER_PIPELINED_DATA, true)
        .set(UndertowOptions.ENABLE_HTTP2, false)
        .set(UndertowOptions.DECODE_URL, false)
        .set(UndertowOptions.ALLOW_UNESCAPED_CHARACTERS_IN_URL, true)
        .set(UndertowOptions.MAX_HEADER_SIZE, UnreadableHead.MAX_BYTES)
        .set(UndertowOptions.MAX_HEADERS, UnreadableHead.MAX_HEADERS)
        .set(UndertowOptions.REQUEST_PARSE_TIMEOUT, deadline)
        .set(UndertowOptions.NO_REQUEST_TIMEOUT, deadline + deadline / 2)
        .set(UndertowOptions.ALWAYS_SET_DATE, true)
        .getMap();
  }

  /**
   * There is no READ_TIMEOUT: the head, the body and the pause between requests have limits of
   * their own.
   */
  private static OptionMap socketOptions(int deadline) {
    return OptionMap.builder()
        .set(Options.WORKER_IO_THREADS, IO_THREADS)
        .set(Options.TCP_NODELAY, true)
        .set(Options.REUSE_ADDRESSES, true)
        .set(Options.BALANCING_TOKENS, 1)
        .set(Options.BALANCING_CONNECTIONS, 2)
        .set(Options.WRITE_TIMEOUT, deadline)
        .set(Options.CONNECTION_HIGH_WATER, MAX_CONNECTIONS)
        .set(Options.CONNECTION_LOW_WATER, MAX_CONNECTIONS)
        .set(Options.BACKLOG, MAX_CONNECTIONS)
        .getMap();
  }
}
