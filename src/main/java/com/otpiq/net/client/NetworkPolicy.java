package com.otpiq.net.client;

import com.otpiq.message.HttpUrl;
import com.otpiq.net.AllowedHosts;
import com.otpiq.net.HostNames;
import com.otpiq.net.Loopback;
import com.otpiq.net.proxy.ProxySettings;
import java.util.Optional;

/**
 * Which hosts may be called, how their names are looked up, through which proxy, and which
 * certificates are trusted.
 *
 * @param proxies for calls to other machines
 * @param tls the certificates that are trusted
 * @param hosts that may be called
 */
public record NetworkPolicy(
    ProxySettings proxies, TlsStrategy tls, AllowedHosts hosts, HostNames names) {
  /** This machine only, with the CA certificates of Java. */
  public static final NetworkPolicy THIS_MACHINE =
      new NetworkPolicy(ProxySettings.NONE, TlsStrategy.ofRuntime(), AllowedHosts.THIS_MACHINE);

  /** A policy with the name service of the system. */
  public NetworkPolicy(ProxySettings proxies, TlsStrategy tls, AllowedHosts hosts) {
    this(proxies, tls, hosts, HostNames.SYSTEM);
  }

  /**
   * Checks the proxy for a target before anything is sent.
   *
   * @throws IllegalArgumentException with a sentence for the user if the environment names a kind
   *     of proxy that is not supported
   */
  public void requireSupportedProxy(HttpUrl target) {
    proxyFor(target).ifPresent(_ -> {});
  }

  /** The proxy for a target; none for this machine, which is always called directly. */
  Optional<ProxySettings.Proxy> proxyFor(HttpUrl target) {
    return hosts.includes(target.host()) && !Loopback.isLocalName(target.host())
        ? proxies.of(target)
        : Optional.empty();
  }
}
