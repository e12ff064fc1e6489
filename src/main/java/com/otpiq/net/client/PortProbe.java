package com.otpiq.net.client;

import com.otpiq.message.HttpUrl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;

/** Finds out whether a port is open. */
public final class PortProbe {
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private PortProbe() {}

  /** Whether a connection to a URL can be made; true behind a proxy, where it cannot be known. */
  public static boolean isOpen(HttpUrl target, NetworkPolicy networkPolicy) {
    if (networkPolicy.proxyFor(target).isPresent()) {
      return true;
    }
    try (var _ = PlainConnection.open(target, networkPolicy, Deadline.in(TIMEOUT))) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /** Whether a port of an address is free; so is one of an address that this machine lacks. */
  public static boolean isFree(InetAddress address, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
      return true;
    } catch (IOException e) {
      return String.valueOf(e.getMessage()).contains("assign requested address");
    }
  }
}
