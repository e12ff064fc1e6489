package com.otpiq.net;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Locale;

/** Finds out whether a host is this machine. */
public final class Loopback {
  private Loopback() {}

  /** Where a host is. */
  public enum Location {
    LOCAL,
    REMOTE,
    /** The name cannot be resolved on this machine; a proxy may resolve it. */
    UNKNOWN
  }

  /** Whether only this machine can connect to an address to listen on. */
  public static boolean isLiteral(String host) {
    return host.equals("localhost")
        || host.equals("::1")
        || host.equals("[::1]")
        || host.matches("127(\\.\\d{1,3}){3}");
  }

  /** Where a host is; local only if all its addresses are loopback addresses. */
  public static Location locate(String host) {
    if (isLocalName(host)) {
      return Location.LOCAL;
    }
    List<InetAddress> addresses = HostNames.SYSTEM.find(host);
    if (addresses.isEmpty()) {
      return Location.UNKNOWN;
    }
    return areAllLoopback(addresses) ? Location.LOCAL : Location.REMOTE;
  }

  /** Whether this machine has this address. */
  static boolean isOfThisMachine(InetAddress address) {
    try {
      return address.isLoopbackAddress()
          || address.isAnyLocalAddress()
          || NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException _) {
      return false;
    }
  }

  /** Whether all of these are loopback addresses. */
  static boolean areAllLoopback(List<InetAddress> addresses) {
    return addresses.stream().allMatch(InetAddress::isLoopbackAddress);
  }

  /** Whether a name always means this machine, whatever a name server returns. */
  public static boolean isLocalName(String host) {
    String name = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    return isLiteral(name) || name.endsWith(".localhost");
  }
}
