package com.otpiq.check;

import com.otpiq.verdict.Check;
import java.util.List;

/**
 * Which checks a user wants to hear of.
 *
 * @param only identifiers, or the beginning of some with a star; all where there is none
 * @param skip the same; these are left out
 */
public record CheckSelection(List<String> only, List<String> skip) {
  /** Whether somebody wants to hear of this check. */
  public boolean includes(Check check) {
    return (only.isEmpty() || isAmong(only, check)) && !isAmong(skip, check);
  }

  /** Whether somebody asked for this very check. */
  boolean includesByName(Check check) {
    return only.contains(check.id());
  }

  private static boolean isAmong(List<String> patterns, Check check) {
    return patterns.stream().anyMatch(pattern -> matches(pattern, check.id()));
  }

  /** Whether an identifier is this one, or begins as a pattern such as {@code secret-*} does. */
  public static boolean matches(String pattern, String id) {
    return pattern.endsWith("*")
        ? id.startsWith(pattern.substring(0, pattern.length() - 1))
        : id.equals(pattern);
  }
}
