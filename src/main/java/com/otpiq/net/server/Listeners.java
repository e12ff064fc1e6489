package com.otpiq.net.server;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Open sockets on the same port of several addresses.
 *
 * @param open at least one
 * @param taken the addresses whose port another program uses
 * @param opener of the sockets
 */
record Listeners(List<Listener> open, List<InetAddress> taken, Opener opener)
    implements AutoCloseable {
  /** Another program may use the port that the first address got for port 0 on the next one. */
  private static final int ATTEMPTS = 5;

  /** A socket that accepts connections. */
  interface Listener extends AutoCloseable {
    InetAddress address();

    int port();

    @Override
    void close();
  }

  /** Opens sockets, until it is closed. */
  interface Opener extends AutoCloseable {
    /**
     * Opens one.
     *
     * @throws IOException if this port of this address cannot be opened
     */
    Listener open(InetAddress address, int port) throws IOException;

    @Override
    void close();
  }

  /**
   * Opens a port on as many of the addresses as possible. Addresses that this machine does not have
   * are left out.
   *
   * @param port 0 for any that is free on all of them
   * @param opener closed with the listeners, or if there are none
   * @throws IOException if it can be opened on none of them
   */
  static Listeners open(List<InetAddress> addresses, int port, Opener opener) throws IOException {
    Listeners opened = attempt(addresses, port, opener);
    for (int i = 1; i < ATTEMPTS && port == 0 && !opened.taken.isEmpty(); i++) {
      opened.closeSockets();
      opened = attempt(addresses, port, opener);
    }
    return opened;
  }

  private static Listeners attempt(List<InetAddress> addresses, int port, Opener opener)
      throws IOException {
    List<Listener> open = new ArrayList<>();
    List<InetAddress> taken = new ArrayList<>();
    @Nullable IOException failure = null;
    for (InetAddress address : addresses) {
      try {
        open.add(opener.open(address, open.isEmpty() ? port : open.getFirst().port()));
      } catch (IOException e) {
        if (isInUse(e)) {
          taken.add(address);
        }
        failure = failure == null || isInUse(e) ? e : failure;
      }
    }
    if (open.isEmpty()) {
      opener.close();
      throw failure == null ? new UnknownHostException() : failure;
    }
    return new Listeners(open, taken, opener);
  }

  /** Whether another program uses the port. */
  static boolean isInUse(IOException e) {
    return e instanceof BindException && String.valueOf(e.getMessage()).contains("in use");
  }

  /** The port, which is the same on all addresses. */
  int port() {
    return open.getFirst().port();
  }

  @Override
  public void close() {
    closeSockets();
    opener.close();
  }

  private void closeSockets() {
    open.forEach(Listener::close);
  }
}
