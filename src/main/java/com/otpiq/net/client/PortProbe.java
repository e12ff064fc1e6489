package com.otpiq.net.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;

/** Tells whether anybody listens where a URL points. */
public final class PortProbe {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private PortProbe() {}

  /** Whether a connection can be made; behind a proxy nobody knows, so then it is open. */
  public static boolean isOpen(URI target, NetworkPolicy networkPolicy) {
    if (networkPolicy.proxyFor(target).isPresent()) {
      return true;
    }
    try (Socket _ = PlainSocket.connected(target, networkPolicy, PATIENCE)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /** Whether somebody could listen there now. */
  public static boolean isFree(String address, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
