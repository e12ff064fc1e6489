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
  /** Stands for the identifier of a message in a template of URLs. */
  public static final String SMS_ID = "{smsId}";

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
    return parse(argument, complete(text), "", example(argument), remoteAllowed);
  }

  /**
   * Parses a URL in which {@code {smsId}} stands for any identifier.
   *
   * @param option in front of it, for messages
   * @return the URL with an example of an identifier
   * @throws Problem as {@link #parse(String, String, boolean)}
   */
  public static HttpUrl parseTemplate(String option, String text, boolean remoteAllowed) {
    String example = option + " 'http://127.0.0.1:3000/sms/" + SMS_ID + "'";
    if (!text.contains(SMS_ID)) {
      throw Problem.of(Problem.Kind.USAGE, option + " needs " + SMS_ID + " in it", example);
    }
    return parse(option, complete(text), SMS_ID, example, remoteAllowed);
  }

  /**
   * Parses a full URL on any machine.
   *
   * @param option in front of it
   * @param hint for the message if the URL is not valid
   * @throws Problem USAGE if the text is not a valid URL
   */
  public static HttpUrl parseFull(String option, String text, String hint) {
    return parse(option, text, "", hint, true);
  }

  private static HttpUrl parse(
      String argument, String text, String placeholder, String hint, boolean remoteAllowed) {
    try {
      HttpUrl url = HttpUrl.of(placeholder.isEmpty() ? text : text.replace(placeholder, "sms-0"));
      if (remoteAllowed) {
        requireCallable(url.host());
      } else {
        requireLoopback(url.host());
      }
      return url;
    } catch (Problem remote) {
      throw remote.about(argument);
    } catch (IllegalArgumentException e) {
      throw Problem.of(
              Problem.Kind.USAGE,
              "'" + ValueRedaction.URL.apply(text) + "' " + e.getMessage(),
              hint)
          .causedBy(e)
          .about(argument);
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

  /** Whether a URL, perhaps with {@code {smsId}}, names another machine than this one. */
  public static boolean isElsewhere(String text) {
    try {
      HttpUrl url = HttpUrl.of(complete(text).replace(SMS_ID, "sms-0"));
      return Loopback.locate(url.host()) != Loopback.Location.LOCAL;
    } catch (IllegalArgumentException _) {
      return false;
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
