package com.otpiq.net;

import java.net.URI;
import java.util.Optional;
import org.apache.hc.client5.http.RouteInfo;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpRequestInterceptor;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Sends requests by way of the proxies, with the proxy's own credentials. */
final class ProxyRoutes extends DefaultRoutePlanner implements HttpRequestInterceptor {
  private final Reach reach;

  ProxyRoutes(Reach reach) {
    super(null);
    this.reach = reach;
  }

  @Override
  protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context) {
    return reach.proxy(URI.create(target.toURI())).map(Proxies.Proxy::host).orElse(null);
  }

  /** Only the proxy hears them: the request for a tunnel, or one that it is to pass on itself. */
  @Override
  public void process(HttpRequest request, @Nullable EntityDetails entity, HttpContext context) {
    RouteInfo route = HttpClientContext.cast(context).getHttpRoute();
    if (route.getProxyHost() == null
        || (route.isTunnelled() && !SingleExecutor.isTunnel(request))) {
      return;
    }
    Optional<String> credentials =
        reach
            .proxy(URI.create(route.getTargetHost().toURI()))
            .flatMap(Proxies.Proxy::authorization);
    credentials.ifPresent(value -> request.setHeader(HttpHeaders.PROXY_AUTHORIZATION, value));
  }
}
