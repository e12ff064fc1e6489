package com.otpiq.net;

import com.otpiq.message.HttpUrl;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.regex.Pattern;

/**
 * A host and a port, written as in a URL: {@code 127.0.0.1:4242} or {@code [::1]:4242}.
 *
 * @param host a name or an address; an IPv6 address with or without brackets
 */
public record HostPort(String host, int port) {
  /** Java writes all eight groups of an IPv6 address; the usual form is shorter (RFC 5952). */
  private static final Pattern ZEROS = Pattern.compile("(^|:)0(:0)+(:|$|(?=%))");

  /** The server of a URL. */
  public static HostPort of(HttpUrl url) {
    return new HostPort(url.host(), url.port());
  }

  /** A port of an address; only a link-local address needs its zone. */
  public static HostPort of(InetAddress address, int port) {
    String text = address.getHostAddress();
    String needed = address.isLinkLocalAddress() ? text : text.replaceFirst("%.*", "");
    return new HostPort(
        address instanceof Inet6Address ? ZEROS.matcher(needed).replaceFirst("::") : needed, port);
  }

  @Override
  public String toString() {
    boolean needsBrackets = host.contains(":") && !host.startsWith("[");
    return (needsBrackets ? "[" + host.replace("%", "%25") + "]" : host) + ":" + port;
  }
}
