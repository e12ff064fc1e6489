package com.otpiq.net;

import java.net.URI;

/**
 * A host and a port, written as in a URL: {@code 127.0.0.1:4242} or {@code [::1]:4242}.
 *
 * @param host a name or an address; an IPv6 address with or without brackets
 */
public record HostPort(String host, int port) {
  /** The server of a URL, with the standard port if the URL names none. */
  public static HostPort of(URI url) {
    int standard = "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    return new HostPort(url.getHost(), url.getPort() < 0 ? standard : url.getPort());
  }

  @Override
  public String toString() {
    boolean needsBrackets = host.contains(":") && !host.startsWith("[");
    return (needsBrackets ? "[" + host + "]" : host) + ":" + port;
  }
}
