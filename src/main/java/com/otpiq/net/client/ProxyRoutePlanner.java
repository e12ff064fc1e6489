package com.otpiq.net.client;

import com.otpiq.message.HttpUrl;
import com.otpiq.net.proxy.ProxySettings;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Routes requests through the proxies of the policy. */
final class ProxyRoutePlanner extends DefaultRoutePlanner {
  private final NetworkPolicy networkPolicy;

  ProxyRoutePlanner(NetworkPolicy networkPolicy) {
    super(null);
    this.networkPolicy = networkPolicy;
  }

  @Override
  protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context) {
    return networkPolicy
        .proxyFor(HttpUrl.of(target.toURI()))
        .map(ProxySettings.Proxy::host)
        .orElse(null);
  }
}
