package com.otpiq.net.client;

import com.otpiq.net.Loopback;
import com.otpiq.net.proxy.ProxySettings;
import java.net.URI;
import java.util.Optional;

/**
 * Who may be reached, and how.
 *
 * @param proxies the way to other machines
 * @param tls who vouches for a host
 * @param remote whether another machine than this one may be reached at all
 */
public record NetworkPolicy(ProxySettings proxies, TlsStrategy tls, boolean remote) {
  /**
   * Makes sure that there is a way to a target, before anything is sent.
   *
   * @throws IllegalArgumentException with a sentence where the environment names a proxy that we
   *     cannot speak to
   */
  public void check(URI target) {
    proxy(target).ifPresent(_ -> {});
  }

  /** The proxy on the way to a target; this machine is always reached directly. */
  Optional<ProxySettings.Proxy> proxy(URI target) {
    return remote && !Loopback.isLocalName(target.getHost())
        ? proxies.of(target)
        : Optional.empty();
  }
}
