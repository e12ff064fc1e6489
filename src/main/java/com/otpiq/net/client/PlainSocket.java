package com.otpiq.net.client;

import com.otpiq.net.HostPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;

/** Plain connections, for requests that no HTTP client would make. */
final class PlainSocket {
  private PlainSocket() {}

  /**
   * Connects to the first address that accepts: a name may have IPv4 and IPv6 addresses.
   *
   * @throws IOException if none accepts, or the policy allows none
   */
  static Socket connected(URI target, NetworkPolicy networkPolicy, Duration timeout)
      throws IOException {
    IOException last = new UnknownHostException(target.getHost());
    for (InetAddress address : InetAddress.getAllByName(target.getHost())) {
      Socket socket = new Socket();
      try {
        if (!networkPolicy.allowRemote() && !address.isLoopbackAddress()) {
          throw new RemoteHostException(target.getHost());
        }
        socket.connect(
            new InetSocketAddress(address, HostPort.of(target).port()), (int) timeout.toMillis());
        return socket;
      } catch (IOException refused) {
        socket.close();
        last = refused;
      }
    }
    throw last;
  }
}
