package com.otpiq.cli.options;

import static com.otpiq.message.Redactor.HIDDEN;

import java.util.Set;

/** What people set, as it may be shown: without what may be a secret in it. */
public final class DisplayedValue {
  private static final Set<String> URLS =
      Set.of("forward-to", "to", "state-url", "base-url", "webhook-url", "path", "effects-path");

  private static final Set<String> COMMANDS = Set.of("exec", "state-cmd", "prepare-cmd");

  private DisplayedValue() {}

  /** The value of a setting. */
  public static String value(String key, String text) {
    String option = key.substring(key.indexOf('.') + 1);
    if (URLS.contains(option)) {
      return url(text);
    }
    return COMMANDS.contains(option) ? command(text) : text;
  }

  /** A URL, or what was meant as one, without the name and password, query and fragment. */
  static String url(String text) {
    return text.replaceFirst("(?s)^(\\w+:/+)?.*@", "$1" + HIDDEN + "@")
        .replaceFirst("(?s)([?#]).*", "$1" + HIDDEN);
  }

  /** A command: its first word, unless that sets a variable or is a URL. */
  public static String command(String text) {
    String[] words = text.strip().split("\\s+", 2);
    if (words[0].matches(".*[=@].*")) {
      return HIDDEN;
    }
    return words.length > 1 ? words[0] + " " + HIDDEN : words[0];
  }
}
