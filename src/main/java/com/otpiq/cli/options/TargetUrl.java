package com.otpiq.cli.options;

import com.otpiq.event.Problem;
import com.otpiq.message.PhoneNumber;
import com.otpiq.net.Loopback;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where webhooks are sent, as people write it: a whole URL, {@code localhost:3000/hook}, {@code
 * 3000/hook}, or a port.
 */
public final class TargetUrl {
  private TargetUrl() {}

  /**
   * The URL that is meant.
   *
   * @param place what stands before it on the command line, for a problem's sentences
   * @param remoteAllowed whether it may be another machine
   * @throws Problem USAGE where it is none
   */
  public static URI parse(String place, String text, boolean remoteAllowed) {
    if (PhoneNumber.looksLike(text)) {
      throw Problem.of(
          Problem.Kind.USAGE,
          place
              + " takes the URL of your webhook receiver here, and "
              + text
              + " looks like a telephone number",
          example(place));
    }
    URI target = uri(place, complete(text));
    if (!remoteAllowed) {
      mustBeHere(target.getHost());
    }
    return target;
  }

  private static void mustBeHere(String host) {
    switch (Loopback.place(host)) {
      case HERE -> {}
      case ELSEWHERE ->
          throw Problem.of(
              Problem.Kind.USAGE,
              host + " is not this machine; test webhooks are sent to this machine only",
              "--allow-remote if it is yours");
      case UNKNOWN ->
          throw Problem.of(
              Problem.Kind.USAGE,
              "the host name " + host + " is not known here",
              "--allow-remote if it is yours and a proxy knows it");
    }
  }

  /** The URL that a port or a host without a scheme stands for, with a path or not. */
  public static String complete(String text) {
    if (text.matches("\\d{1,5}(/.*)?")) {
      return "http://127.0.0.1:" + text + (text.contains("/") ? "" : "/");
    }
    return text.matches("(?i)[a-z][a-z0-9+.-]*:(?!\\d+(/|$)).*") ? text : "http://" + text;
  }

  private static URI uri(String place, String text) {
    try {
      URI uri = new URI(text).parseServerAuthority();
      boolean http =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      if (uri.getUserInfo() != null) {
        throw Problem.of(
            Problem.Kind.USAGE,
            "a user name and password in the URL are not sent; OTPIQ does not send them either",
            "-H 'Authorization: Basic …' if your receiver needs them");
      }
      if (!http || uri.getHost() == null || uri.getPort() > 65_535 || uri.getPort() == 0) {
        throw none(place, text);
      }
      return uri;
    } catch (URISyntaxException e) {
      throw none(place, text).causedBy(e);
    }
  }

  private static Problem none(String place, String text) {
    return Problem.of(
        Problem.Kind.USAGE,
        "'" + ValueRedaction.URL.apply(text) + "' is not an http or https URL",
        example(place));
  }

  private static String example(String place) {
    return place + " http://127.0.0.1:3000/webhooks/otpiq";
  }
}
