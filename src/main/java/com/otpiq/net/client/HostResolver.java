package com.otpiq.net.client;

import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/** Looks up the hosts that the HTTP client connects to; only to addresses that are allowed. */
final class HostResolver implements DnsResolver {
  private final NetworkPolicy networkPolicy;

  HostResolver(NetworkPolicy networkPolicy) {
    this.networkPolicy = networkPolicy;
  }

  @Override
  public InetAddress[] resolve(String name) throws UnknownHostException {
    Exchange exchange = Exchange.CURRENT.get();
    exchange.at(ExchangePhase.LOOKUP);
    String host = ascii(name);
    List<InetAddress> addresses = networkPolicy.names().lookUp(host, exchange.remaining());
    if (!exchange.isProxy(host)) {
      networkPolicy.hosts().require(host, addresses);
    }
    exchange.at(ExchangePhase.CONNECT);
    return addresses.toArray(InetAddress[]::new);
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  /** The library converts names to Unicode, also those that it was given in ASCII. */
  static String ascii(String host) {
    return host.chars().allMatch(c -> c < 128) ? host : IDN.toASCII(host);
  }
}
