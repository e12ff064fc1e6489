package com.otpiq.net.client;

import com.otpiq.message.HttpUrl;
import com.otpiq.net.AllowedHosts;
import com.otpiq.net.HostNames;
import com.otpiq.net.proxy.ProxySettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** Network policies and targets for the probes. */
final class ProbeFixture {
  /** This machine only, with the certificates of Java. */
  static final NetworkPolicy LOCAL_ONLY = NetworkPolicy.THIS_MACHINE;

  /** Other machines through a proxy that does not exist. */
  static final NetworkPolicy PROXY =
      new NetworkPolicy(
          ProxySettings.of(Map.of("ALL_PROXY", "http://proxy.invalid:1")),
          TlsStrategy.ofRuntime(),
          AllowedHosts.ALL);

  private ProbeFixture() {}

  /** This machine only, by the names that a name service knows. */
  static NetworkPolicy named(HostNames.NameService service) {
    return new NetworkPolicy(
        ProxySettings.NONE,
        TlsStrategy.ofRuntime(),
        AllowedHosts.THIS_MACHINE,
        new HostNames(service));
  }

  /** This machine only, with the certificates of this context. */
  static NetworkPolicy trusting(SSLContext context) {
    return new NetworkPolicy(
        ProxySettings.NONE, new TlsStrategy(() -> context), AllowedHosts.THIS_MACHINE);
  }

  /** A URL of a port that was free a moment ago. */
  static HttpUrl closedPort(String scheme) throws IOException {
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return HttpUrl.of(scheme + "://127.0.0.1:" + closed.getLocalPort() + "/");
    }
  }
}
