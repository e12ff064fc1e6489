package com.otpiq.render.text;

import java.util.Locale;
import java.util.Map;

/**
 * When output is coloured: by {@code --color}, then by the environment, then if it is a terminal.
 */
public enum ColourMode {
  AUTO,
  ALWAYS,
  NEVER;

  /** The value of the option. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * {@code --color} over {@code NO_COLOR} over {@code CLICOLOR_FORCE} and {@code FORCE_COLOR} over
   * {@code CLICOLOR=0} over {@code TERM=dumb} over the terminal.
   */
  public boolean isEnabled(Map<String, String> env, boolean terminal) {
    return switch (this) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO -> byEnvironment(env, terminal);
    };
  }

  private static boolean byEnvironment(Map<String, String> env, boolean terminal) {
    if (!env.getOrDefault("NO_COLOR", "").isEmpty()) {
      return false;
    }
    if (forced(env, "CLICOLOR_FORCE") || forced(env, "FORCE_COLOR")) {
      return true;
    }
    boolean refused =
        env.getOrDefault("CLICOLOR", "").equals("0") || env.getOrDefault("TERM", "").equals("dumb");
    return terminal && !refused;
  }

  private static boolean forced(Map<String, String> env, String name) {
    String value = env.getOrDefault(name, "");
    return !value.isEmpty() && !value.equals("0");
  }
}
