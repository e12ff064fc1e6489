package com.otpiq.cli.options;

import com.otpiq.event.Event;
import com.otpiq.event.Problem;
import com.otpiq.event.Reporter;
import com.otpiq.event.SafeText;
import com.otpiq.message.HttpUrl;
import com.otpiq.net.ListenAddress;

/** Validates the host and port that a server listens on. */
public final class ServerOptions {
  private ServerOptions() {}

  /**
   * The host to listen on; reports if other machines may connect.
   *
   * @throws Problem USAGE if the host or the port is invalid
   */
  public static ListenAddress address(String host, int port, Reporter reporter) {
    requireValid(port);
    ListenAddress address = ListenAddress.parse(host);
    if (!address.isLoopback() && !address.isUnknown()) {
      reporter.report(
          new Event.Notice(
              "--host "
                  + host
                  + (address.isEveryInterface() ? " listens on every interface and" : "")
                  + " may let other machines connect; webhooks only need 127.0.0.1"));
    }
    return address;
  }

  /**
   * The path to listen on, percent-encoded as in a URL; a slash in front may be left out.
   *
   * @throws Problem USAGE if the text is not a path alone
   */
  public static String path(String text) {
    String path = text.startsWith("/") ? text : "/" + text;
    if (text.contains("://") || text.contains("?")) {
      throw Problem.of(
          Problem.Kind.USAGE,
          "--path takes a path alone, without host and query; any query is accepted",
          "--path /webhooks/otpiq");
    }
    try {
      return HttpUrl.of("http://localhost" + path.replace(" ", "%20")).pathAndQuery();
    } catch (IllegalArgumentException e) {
      throw Problem.of(
          Problem.Kind.USAGE,
          "--path " + SafeText.shorten(text) + " " + e.getMessage(),
          "--path /webhooks/otpiq");
    }
  }

  /** Requires a valid port; 0 stands for any free port. */
  public static void requireValid(int port) {
    if (port < 0 || port > 65_535) {
      throw Problem.of(Problem.Kind.USAGE, "invalid port: " + port, "--port 0 uses any free port");
    }
  }
}
