package com.otpiq.check;

import com.otpiq.verdict.Check;
import java.util.List;

/**
 * The checks that the user selected.
 *
 * @param only the ids to run, or prefixes such as {@code secret-*}; empty for all
 * @param skip the ids or prefixes not to run
 */
public record CheckSelection(List<String> only, List<String> skip) {
  /** Whether this check is selected. */
  public boolean includes(Check check) {
    return (only.isEmpty() || isAmong(only, check)) && !isAmong(skip, check);
  }

  private static boolean isAmong(List<String> patterns, Check check) {
    return patterns.stream().anyMatch(pattern -> matches(pattern, check.id()));
  }

  /** Whether an id is equal to a pattern, or starts as a pattern such as {@code secret-*} does. */
  public static boolean matches(String pattern, String id) {
    return pattern.endsWith("*")
        ? id.startsWith(pattern.substring(0, pattern.length() - 1))
        : id.equals(pattern);
  }
}
