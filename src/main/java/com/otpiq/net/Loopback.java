package com.otpiq.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Tells this machine from others. */
public final class Loopback {
  private Loopback() {}

  /** Where a host is. */
  public enum Place {
    HERE,
    ELSEWHERE,
    /** The name is not known to this machine; a proxy may know it. */
    UNKNOWN
  }

  /** Whether an address to listen on is reached from this machine only. */
  public static boolean isLiteral(String host) {
    return host.equals("localhost")
        || host.equals("::1")
        || host.equals("[::1]")
        || host.matches("127(\\.\\d{1,3}){3}");
  }

  /** Where a host is; here only where each of its addresses is. */
  public static Place place(String host) {
    if (isLocalName(host)) {
      return Place.HERE;
    }
    try {
      return isEach(InetAddress.getAllByName(host)) ? Place.HERE : Place.ELSEWHERE;
    } catch (UnknownHostException _) {
      return Place.UNKNOWN;
    }
  }

  /** The addresses of a host; none where the name is not known. */
  public static List<InetAddress> addresses(String host) {
    try {
      return List.of(InetAddress.getAllByName(host));
    } catch (UnknownHostException _) {
      return List.of();
    }
  }

  public static boolean isEach(InetAddress... addresses) {
    return Arrays.stream(addresses).allMatch(InetAddress::isLoopbackAddress);
  }

  /** Whether a host is here by its very name, whatever a name service says. */
  public static boolean isLocalName(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return isLiteral(name) || name.endsWith(".localhost");
  }
}
