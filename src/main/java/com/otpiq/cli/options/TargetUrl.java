package com.otpiq.cli.options;

import com.otpiq.event.Problem;
import com.otpiq.message.HttpUrl;
import com.otpiq.message.PhoneNumber;
import com.otpiq.net.AllowedHosts;
import com.otpiq.net.Loopback;

/**
 * Parses the URL that webhooks are sent to: a full URL, or a short form such as {@code
 * localhost:3000/hook}, {@code 3000/hook}, or a port.
 */
public final class TargetUrl {
  private TargetUrl() {}

  /**
   * Parses a URL.
   *
   * @param argument the option or command in front of it, for messages
   * @param remoteAllowed whether hosts other than this machine are allowed
   * @throws Problem USAGE if the text is not a valid URL, or the host is not allowed
   */
  public static HttpUrl parse(String argument, String text, boolean remoteAllowed) {
    if (PhoneNumber.looksLike(text)) {
      throw Problem.of(
          Problem.Kind.USAGE,
          argument
              + " takes the URL of your webhook receiver here, and "
              + text
              + " looks like a telephone number",
          example(argument));
    }
    HttpUrl target = parse(complete(text), example(argument));
    if (remoteAllowed) {
      requireCallable(target.host());
    } else {
      requireLoopback(target.host());
    }
    return target;
  }

  /**
   * Parses a full URL on any machine.
   *
   * @param hint for the message if the URL is not valid
   * @throws Problem USAGE if the text is not a valid URL
   */
  public static HttpUrl parse(String text, String hint) {
    try {
      return HttpUrl.of(text);
    } catch (IllegalArgumentException e) {
      throw Problem.of(
              Problem.Kind.USAGE,
              "'" + ValueRedaction.URL.apply(text) + "' " + e.getMessage(),
              hint)
          .causedBy(e);
    }
  }

  private static void requireCallable(String host) {
    AllowedHosts.ALL
        .refusal(host)
        .ifPresent(reason -> {
          throw Problem.of(Problem.Kind.USAGE, host + " " + reason);
        });
  }

  private static void requireLoopback(String host) {
    switch (Loopback.locate(host)) {
      case LOCAL -> {}
      case REMOTE ->
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

  /** The full URL of a short form. */
  public static String complete(String text) {
    if (text.matches("\\d{1,5}([/?].*)?")) {
      return "http://127.0.0.1:" + text;
    }
    return text.matches("(?i)[a-z][a-z0-9+.-]*:(?!\\d+([/?]|$)).*") ? text : "http://" + text;
  }

  private static String example(String argument) {
    return argument + " http://127.0.0.1:3000/webhooks/otpiq";
  }
}
