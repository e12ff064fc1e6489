package com.otpiq.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;

/** Tells this machine from others. */
public final class Loopback {
  private Loopback() {}

  /** Whether an address to listen on is reached from this machine only. */
  public static boolean isLiteral(String host) {
    return host.equals("localhost") || host.equals("::1") || host.matches("127(\\.\\d{1,3}){3}");
  }

  /** Whether every address of a host is this machine; a name that nobody knows reaches nobody. */
  public static boolean isTarget(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    if (isLiteral(name) || name.endsWith(".localhost")) {
      return true;
    }
    try {
      return Arrays.stream(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
    } catch (UnknownHostException _) {
      return true;
    }
  }
}
