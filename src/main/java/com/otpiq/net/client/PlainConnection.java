package com.otpiq.net.client;

import com.otpiq.message.HttpUrl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A connection without HTTP, for what no HTTP client would do. It is closed at its deadline,
 * whatever is done with it: a server that sends a byte now and then would outlast the timeout of
 * each read.
 */
final class PlainConnection implements AutoCloseable {
  private static final ScheduledThreadPoolExecutor TIMER =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("deadline").factory());

  static {
    TIMER.setRemoveOnCancelPolicy(true);
  }

  private final Socket socket;
  private final Future<?> timer;

  private PlainConnection(Socket socket, Deadline deadline) {
    this.socket = socket;
    this.timer =
        TIMER.schedule(this::closeSocket, deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
  }

  /**
   * Connects to the first address that accepts: a name may have IPv4 and IPv6 addresses.
   *
   * @throws IOException if none accepts by the deadline, or the policy does not allow the host
   */
  static PlainConnection open(HttpUrl target, NetworkPolicy networkPolicy, Deadline deadline)
      throws IOException {
    List<InetAddress> addresses = networkPolicy.names().lookUp(target.host(), deadline.remaining());
    networkPolicy.hosts().require(target.host(), addresses);
    IOException last = new UnknownHostException(target.host());
    for (int i = 0; i < addresses.size(); i++) {
      PlainConnection connection = new PlainConnection(new Socket(), deadline);
      try {
        connection.socket.connect(
            new InetSocketAddress(addresses.get(i), target.port()),
            Math.max(1, deadline.remainingMillis() / (addresses.size() - i)));
        return connection;
      } catch (IOException refused) {
        connection.close();
        last = refused;
      }
    }
    throw last;
  }

  Socket socket() {
    return socket;
  }

  @Override
  public void close() {
    timer.cancel(false);
    closeSocket();
  }

  private void closeSocket() {
    try {
      socket.close();
    } catch (IOException _) {
      // it is of no use any more, whether or not the system has closed it
    }
  }
}
