package com.otpiq.net.proxy;

import com.otpiq.message.HttpUrl;
import com.otpiq.net.HostPort;
import com.otpiq.webhook.PercentEncoding;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  private static final Pattern PROXY =
      Pattern.compile(
          "(?i)(http://)?(?![a-z0-9+.-]+://)((?<user>[^/?#]*)@)?(?<server>[^/?#@]*)([/?#].*)?");

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
    /** The name or the address of the proxy. */
    public String hostName() {
      return host.getHostName();
    }

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
      return new HostPort(host.getHostName(), host.getPort()).toString();
    }
  }

  /**
   * The proxy for a target; empty if it is called directly.
   *
   * @throws IllegalArgumentException if the environment names a kind of proxy that is not supported
   */
  public Optional<Proxy> of(HttpUrl target) {
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
  public Optional<String> addressFor(HttpUrl target) {
    return of(target).map(Proxy::toString);
  }

  private static String variable(HttpUrl target) {
    return target.isHttps() ? "HTTPS_PROXY" : "HTTP_PROXY";
  }

  private Optional<String> value(String name) {
    return Stream.of(name.toLowerCase(Locale.ROOT), name)
        .map(key -> env.getOrDefault(key, ""))
        .filter(text -> !text.isBlank())
        .findFirst();
  }

  private boolean isExempt(HttpUrl target) {
    String host = target.host();
    String server = HostPort.of(target).toString();
    return value("NO_PROXY").stream()
        .flatMap(text -> Arrays.stream(text.toLowerCase(Locale.ROOT).split("[,\\s]+", -1)))
        .filter(entry -> !entry.isEmpty())
        .anyMatch(entry -> matches(entry, host, server));
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
    Matcher parts = PROXY.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          variable + " is not the URL of an http:// proxy, and otpiq supports no other kind");
    }
    try {
      String server = parts.group("server");
      boolean hasPort = server.matches(".*:[0-9]+");
      HttpUrl url = HttpUrl.of("http://" + server + (hasPort ? "" : ":" + DEFAULT_PORT));
      return new Proxy(
          new HttpHost("http", url.host(), url.port()),
          Optional.ofNullable(parts.group("user")).map(PercentEncoding::decode));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the proxy of " + variable + " " + e.getMessage(), e);
    }
  }
}
