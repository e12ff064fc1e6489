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
 * The proxies of the environment, in the usual variables: {@code HTTPS_PROXY}, {@code HTTP_PROXY},
 * {@code ALL_PROXY} and {@code NO_PROXY}. A lower-case name takes precedence.
 */
public final class ProxySettings {
  /** No proxies. */
  public static final ProxySettings NONE = new ProxySettings(Map.of());

  private static final int DEFAULT_PORT = 1080;

  private final Map<String, String> env;

  private ProxySettings(Map<String, String> env) {
    this.env = env;
  }

  /** The proxies in these environment variables. */
  public static ProxySettings of(Map<String, String> env) {
    return new ProxySettings(env);
  }

  /**
   * A proxy.
   *
   * @param userInfo user name and password, separated by a colon; a secret
   */
  public record Proxy(HttpHost host, Optional<String> userInfo) {
    /** A context with the credentials, which are sent with the first request already. */
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

    /** Host and port only, because the rest of the URL may be a password. */
    @Override
    public String toString() {
      return host.getHostName() + ":" + host.getPort();
    }
  }

  /**
   * The proxy for a target; empty if it is called directly.
   *
   * @throws IllegalArgumentException if the environment names a kind of proxy that is not supported
   */
  public Optional<Proxy> of(URI target) {
    return isExempt(target)
        ? Optional.empty()
        : Stream.of(variable(target), "ALL_PROXY")
            .flatMap(name -> value(name).map(text -> proxy(name, text)).stream())
            .findFirst();
  }

  /**
   * The proxy for a target as host and port, without its password.
   *
   * @throws IllegalArgumentException as {@link #of}
   */
  public Optional<String> addressFor(URI target) {
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
    return exempt.stream().anyMatch(entry -> matches(entry, host, host + ":" + target.getPort()));
  }

  /**
   * Whether an entry of NO_PROXY matches: {@code *} matches all hosts; a name matches itself and
   * its subdomains, on its port if it has one.
   */
  private static boolean matches(String entry, String host, String hostAndPort) {
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
            variable + " is not the URL of an http:// proxy, and otpiq supports no other kind");
      }
      int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
      return new Proxy(
          new HttpHost("http", uri.getHost(), port), Optional.ofNullable(uri.getUserInfo()));
    } catch (URISyntaxException _) {
      throw new IllegalArgumentException(variable + " is not the URL of a proxy");
    }
  }
}
