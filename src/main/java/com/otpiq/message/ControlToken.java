package com.otpiq.message;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The token with which programs on other machines may use the control API of the sandbox. Only
 * {@link #reveal()} gives its value.
 */
public final class ControlToken {
  private static final String SCHEME = "Bearer ";
  private static final int MIN_LENGTH = 16;

  private final String value;

  private ControlToken(String value) {
    this.value = value;
  }

  /**
   * A token of the user.
   *
   * @throws IllegalArgumentException with a message that does not show the token
   */
  public static ControlToken of(String value) {
    if (value.length() < MIN_LENGTH) {
      throw new IllegalArgumentException("has less than " + MIN_LENGTH + " characters");
    }
    if (value.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new IllegalArgumentException("has a space or a character that is not ASCII");
    }
    return new ControlToken(value);
  }

  /**
   * Whether an {@code Authorization} header has this token; takes the same time wherever the first
   * difference is.
   */
  public boolean isIn(String authorization) {
    boolean hasScheme = authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    return hasScheme
        && MessageDigest.isEqual(
            value.getBytes(StandardCharsets.UTF_8),
            authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8));
  }

  /** The value itself, for the user's programs only. */
  public String reveal() {
    return value;
  }

  @Override
  public String toString() {
    return "ControlToken[hidden]";
  }
}
