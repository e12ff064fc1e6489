package com.otpiq.net.client;

import com.otpiq.message.HttpUrl;
import com.otpiq.net.Loopback;
import com.otpiq.net.proxy.ProxySettings;
import java.util.Optional;

/**
 * Which machines may be called, through which proxy, and which certificates are trusted.
 *
 * @param proxies for calls to other machines
 * @param tls the certificates that are trusted
 * @param allowRemote whether other machines than this one may be called at all
 */
public record NetworkPolicy(ProxySettings proxies, TlsStrategy tls, boolean allowRemote) {
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
    return allowRemote && !Loopback.isLocalName(target.host())
        ? proxies.of(target)
        : Optional.empty();
  }
}
