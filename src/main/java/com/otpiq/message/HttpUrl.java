package com.otpiq.message;

import com.otpiq.webhook.PercentEncoding;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An http or https URL as a request is sent to it. Its path and query are in the form of RFC 3986:
 * what the text already encodes stays as it is, and every other character that needs it is encoded
 * as UTF-8. Dot segments and the case of the path stay.
 */
public final class HttpUrl {
  private static final Pattern PARTS =
      Pattern.compile(
          "(?<scheme>https?)://(?<authority>[^/?#]*)(?<path>[^?]*)(?<query>.*)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern AUTHORITY =
      Pattern.compile("(?<host>\\[[^\\]]*\\]|[^:]*)(:(?<port>[^:]*))?");

  private static final Pattern PORT = Pattern.compile("0*(?<number>[1-9][0-9]{0,4})");

  /** What a path and a query may contain besides letters, digits and escapes (RFC 3986, 3.3). */
  private static final String UNESCAPED_IN_PATH = "-._~!$&'()*+,;=:@/%";

  private static final String UNESCAPED_IN_QUERY = UNESCAPED_IN_PATH + "?";

  private static final int MAX_PORT = 65_535;

  private final boolean https;
  private final UrlHost host;
  private final int port;
  private final String pathAndQuery;

  private HttpUrl(boolean https, UrlHost host, int port, String pathAndQuery) {
    this.https = https;
    this.host = host;
    this.port = port;
    this.pathAndQuery = pathAndQuery;
  }

  /**
   * Parses a URL.
   *
   * @throws IllegalArgumentException with the reason, to follow the URL in a sentence; it contains
   *     no part of the URL that may be a secret
   */
  public static HttpUrl of(String text) {
    requireVisible(text);
    Matcher parts = PARTS.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("is not an http or https URL");
    }
    String authority = parts.group("authority");
    if (authority.contains("@")) {
      throw new IllegalArgumentException("has a user name or password, which is never sent");
    }
    String path = parts.group("path");
    String query = parts.group("query");
    if (text.contains("#")) {
      throw new IllegalArgumentException("has a part after #, which is never sent");
    }
    if (!PercentEncoding.isValid(path + query)) {
      throw new IllegalArgumentException("has a % without two hex digits; %25 is a percent sign");
    }
    boolean https = parts.group("scheme").equalsIgnoreCase("https");
    Matcher server = AUTHORITY.matcher(authority);
    if (!server.matches()) {
      throw new IllegalArgumentException("has an invalid IP address; IPv6 is written as [::1]");
    }
    return new HttpUrl(
        https,
        UrlHost.of(server.group("host")),
        port(server.group("port"), https),
        (path.isEmpty() ? "/" : encode(path, UNESCAPED_IN_PATH))
            + encode(query, UNESCAPED_IN_QUERY));
  }

  /** Spaces and control characters are never meant: they come from a damaged copy. */
  private static void requireVisible(String text) {
    if (text.codePoints().anyMatch(c -> Character.isSpaceChar(c) || Character.isWhitespace(c))) {
      throw new IllegalArgumentException("has a space or a line break; %20 is a space");
    }
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("has a control character");
    }
    if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
      throw new IllegalArgumentException("has half of a character");
    }
  }

  private static int port(@Nullable String text, boolean https) {
    if (text == null || text.isEmpty()) {
      return standardPort(https);
    }
    Matcher digits = PORT.matcher(text);
    if (!digits.matches() || Integer.parseInt(digits.group("number")) > MAX_PORT) {
      throw new IllegalArgumentException("has a port that is not from 1 to " + MAX_PORT);
    }
    return Integer.parseInt(digits.group("number"));
  }

  private static int standardPort(boolean https) {
    return https ? 443 : 80;
  }

  private static String encode(String text, String unescaped) {
    StringBuilder encoded = new StringBuilder(text.length());
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xff);
      boolean isLetterOrDigit = c < 128 && Character.isLetterOrDigit(c);
      if (isLetterOrDigit || unescaped.indexOf(c) >= 0) {
        encoded.append(c);
      } else {
        encoded.append(PercentEncoding.escape(each));
      }
    }
    return encoded.toString();
  }

  /**
   * This URL with more path at its end.
   *
   * @param path starts with a slash
   */
  public HttpUrl append(String path) {
    return of(text().replaceFirst("(?<!/)/+$", "") + path);
  }

  public boolean isHttps() {
    return https;
  }

  /** {@code http} or {@code https}. */
  public String scheme() {
    return https ? "https" : "http";
  }

  /** A name in ASCII, or an address without brackets; an IPv6 address may have a zone. */
  public String host() {
    return host.name();
  }

  /** The port; the standard port of the scheme if the URL names none. */
  public int port() {
    return port;
  }

  /** Host and port as in a {@code Host} header, without a standard port. */
  public String authority() {
    return host.header() + portSuffix();
  }

  /** The target of a request: starts with a slash. */
  public String pathAndQuery() {
    return pathAndQuery;
  }

  /** The whole URL. Its query may contain a secret. */
  public String text() {
    return scheme() + "://" + host.text() + portSuffix() + pathAndQuery;
  }

  private String portSuffix() {
    return port == standardPort(https) ? "" : ":" + port;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HttpUrl url && url.text().equals(text());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  /** The URL as it is shown, without what looks like a secret. */
  @Override
  public String toString() {
    return Redactor.UNKNOWN_SECRETS.redactUrl(text());
  }
}
