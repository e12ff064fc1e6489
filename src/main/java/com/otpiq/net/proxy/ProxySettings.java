package com.otpiq.net.proxy;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.BasicScheme;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpHost;

/**
 * The proxies that the environment names, as most tools read it: {@code HTTPS_PROXY}, {@code
 * HTTP_PROXY}, {@code ALL_PROXY} and {@code NO_PROXY}; in lower case too, which goes first.
 */
public final class ProxySettings {
  /** No proxy for anything. */
  public static final ProxySettings NONE = new ProxySettings(Map.of());

  private static final int STANDARD_PORT = 1080;

  private final Map<String, String> env;

  private ProxySettings(Map<String, String> env) {
    this.env = env;
  }

  public static ProxySettings of(Map<String, String> env) {
    return new ProxySettings(env);
  }

  /**
   * A proxy.
   *
   * @param userInfo name and password where it wants them, with a colon between; a secret
   */
  public record Proxy(HttpHost host, Optional<String> userInfo) {
    /** What a request needs to be known to the proxy, from the first time on. */
    public HttpClientContext context() {
      HttpClientContext context = HttpClientContext.create();
      userInfo.ifPresent(text -> {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        String password = colon < 0 ? "" : text.substring(colon + 1);
        BasicScheme scheme = new BasicScheme();
        scheme.initPreemptive(new UsernamePasswordCredentials(name, password.toCharArray()));
        context.resetAuthExchange(host, scheme);
      });
      return context;
    }

    /** Host and port: never more, for the rest may be a password. */
    @Override
    public String toString() {
      return host.getHostName() + ":" + host.getPort();
    }
  }

  /**
   * The proxy on the way to another machine; nothing where it is reached directly.
   *
   * @throws IllegalArgumentException where the environment names one of a kind that we do not speak
   *     to
   */
  public Optional<Proxy> of(URI target) {
    return isExempt(target)
        ? Optional.empty()
        : Stream.of(variable(target), "ALL_PROXY")
            .flatMap(name -> value(name).map(text -> proxy(name, text)).stream())
            .findFirst();
  }

  /**
   * The same as host and port, for people to read; never a password.
   *
   * @throws IllegalArgumentException as above
   */
  public Optional<String> toward(URI target) {
    return of(target).map(Proxy::toString);
  }

  private static String variable(URI target) {
    return "https".equalsIgnoreCase(target.getScheme()) ? "HTTPS_PROXY" : "HTTP_PROXY";
  }

  private Optional<String> value(String name) {
    return Stream.of(name.toLowerCase(Locale.ROOT), name)
        .map(key -> env.getOrDefault(key, ""))
        .filter(text -> !text.isBlank())
        .findFirst();
  }

  private boolean isExempt(URI target) {
    String host = target.getHost().toLowerCase(Locale.ROOT);
    List<String> exempt =
        value("NO_PROXY").stream()
            .flatMap(text -> Arrays.stream(text.toLowerCase(Locale.ROOT).split("[,\\s]+", -1)))
            .filter(entry -> !entry.isEmpty())
            .toList();
    return exempt.stream().anyMatch(entry -> covers(entry, host, host + ":" + target.getPort()));
  }

  /**
   * {@code *} covers all, a name itself and every name under it, with its port where it has one.
   */
  private static boolean covers(String entry, String host, String hostAndPort) {
    String name = entry.startsWith(".") ? entry.substring(1) : entry;
    return name.equals("*")
        || host.equals(name)
        || host.endsWith("." + name)
        || hostAndPort.equals(name)
        || hostAndPort.endsWith("." + name);
  }

  private static Proxy proxy(String variable, String text) {
    try {
      URI uri = new URI(text.contains("://") ? text : "http://" + text).parseServerAuthority();
      if (!"http".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
        throw new IllegalArgumentException(
            variable + " does not name an http:// proxy, and otpiq speaks to no other kind");
      }
      int port = uri.getPort() < 0 ? STANDARD_PORT : uri.getPort();
      return new Proxy(
          new HttpHost("http", uri.getHost(), port), Optional.ofNullable(uri.getUserInfo()));
    } catch (URISyntaxException _) {
      throw new IllegalArgumentException(variable + " is no URL of a proxy");
    }
  }
}
