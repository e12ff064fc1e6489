package com.otpiq.net;

import com.otpiq.event.Problem;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The host that a server listens on, as {@code --host} names it.
 *
 * @param host a name, or an address in its usual form, without brackets
 * @param addresses all addresses of the host; empty if the name cannot be resolved
 */
public record ListenAddress(String host, List<InetAddress> addresses) {
  /** This machine alone, by IPv4 and by IPv6: a client may use either for {@code localhost}. */
  public static final ListenAddress LOCALHOST =
      new ListenAddress(
          "localhost", List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1")));

  private static final Pattern WITH_PORT = Pattern.compile("([^:\\[\\]]+|\\[.*]):(\\d*)");
  private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://([^/]*).*");
  private static final Pattern NAME = Pattern.compile("[\\w-]+(\\.[\\w-]+)*+\\.?");

  public ListenAddress {
    addresses = List.copyOf(addresses);
  }

  /**
   * Parses a name or an address; resolves a name.
   *
   * @throws Problem USAGE if the text is neither, for example a URL
   */
  public static ListenAddress parse(String text) {
    String host = text.startsWith("[") && text.endsWith("]") ? inner(text) : text;
    if (isAddress(host)) {
      InetAddress address = InetAddress.ofLiteral(host);
      return new ListenAddress(HostPort.of(address, 0).host(), List.of(address));
    }
    if (!NAME.matcher(host).matches()) {
      throw invalid(text);
    }
    return host.equalsIgnoreCase(LOCALHOST.host)
        ? LOCALHOST
        : new ListenAddress(host, addresses(host));
  }

  /** Whether only this machine can connect. */
  public boolean isLoopback() {
    return !isUnknown() && addresses.stream().allMatch(InetAddress::isLoopbackAddress);
  }

  /** Whether this is a name that this machine does not know. */
  public boolean isUnknown() {
    return addresses.isEmpty();
  }

  /** Whether every interface of this machine is listened on. */
  public boolean isEveryInterface() {
    return addresses.stream().anyMatch(InetAddress::isAnyLocalAddress);
  }

  /** Whether a server that listens here gets what is sent to this host. */
  public boolean receives(String other) {
    return addresses(inner(other)).stream()
        .anyMatch(address ->
            addresses.contains(address)
                || (isEveryInterface() && Loopback.isOfThisMachine(address)));
  }

  /** The host by which programs on this machine reach a server that listens here. */
  public String urlHost() {
    return isUnknown() ? host : urlHost(addresses.getFirst());
  }

  /**
   * The host by which programs on this machine reach a server that listens on one of the addresses.
   *
   * @param open the address that the server listens on
   */
  public String urlHost(InetAddress open) {
    if (!isAddress(host) && !equals(LOCALHOST)) {
      return host;
    }
    if (open.isAnyLocalAddress()) {
      return open instanceof Inet6Address ? "::1" : "127.0.0.1";
    }
    return HostPort.of(open, 0).host();
  }

  private static List<InetAddress> addresses(String host) {
    return !isAddress(host) && Loopback.isLocalName(host)
        ? LOCALHOST.addresses
        : HostNames.SYSTEM.find(host);
  }

  private static String inner(String text) {
    return text.replaceAll("^\\[|]$", "");
  }

  private static boolean isAddress(String host) {
    try {
      InetAddress.ofLiteral(host);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static Problem invalid(String text) {
    Matcher url = URL.matcher(text);
    String hostPort = url.matches() ? url.group(1).replaceAll("^.*@", "") : text;
    Matcher withPort = WITH_PORT.matcher(hostPort);
    boolean hasPort = withPort.matches();
    String host = inner(hasPort ? withPort.group(1) : hostPort);
    if (!isAddress(host) && !NAME.matcher(host).matches()) {
      return Problem.of(
          Problem.Kind.USAGE,
          text.isBlank()
              ? "--host needs a name or an address of this machine"
              : "--host takes a name or an address of this machine, and this is neither: "
                  + hostPort,
          "--host 127.0.0.1, or --host 0.0.0.0 for every interface");
    }
    String port = hasPort && !withPort.group(2).isEmpty() ? " --port " + withPort.group(2) : "";
    return Problem.of(
        Problem.Kind.USAGE,
        "--host takes a host alone, without a " + (hasPort ? "port: " : "scheme: ") + hostPort,
        "--host " + host + port);
  }
}
