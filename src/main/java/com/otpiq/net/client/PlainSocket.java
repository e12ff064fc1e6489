package com.otpiq.net.client;

import com.otpiq.message.HttpUrl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
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
  static Socket connected(HttpUrl target, NetworkPolicy networkPolicy, Duration timeout)
      throws IOException {
    IOException last = new UnknownHostException(target.host());
    for (InetAddress address : InetAddress.getAllByName(target.host())) {
      Socket socket = new Socket();
      try {
        if (!networkPolicy.allowRemote() && !address.isLoopbackAddress()) {
          throw new RemoteHostException(target.host());
        }
        socket.connect(new InetSocketAddress(address, target.port()), (int) timeout.toMillis());
        return socket;
      } catch (IOException refused) {
        socket.close();
        last = refused;
      }
    }
    throw last;
  }
}
