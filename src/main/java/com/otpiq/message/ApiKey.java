package com.otpiq.message;

/** The API key of an OTPIQ project. Only {@link #reveal()} gives its value, for the wire. */
public final class ApiKey {
  private static final String LIVE = "sk_live_";
  private static final String DEV = "sk_dev_";

  private final String value;

  private ApiKey(String value) {
    this.value = value;
  }

  /**
   * A key of the user.
   *
   * @throws IllegalArgumentException with a message that does not show the key
   */
  public static ApiKey of(String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("is empty");
    }
    if (value.startsWith("Bearer ")) {
      throw new IllegalArgumentException("starts with Bearer; give the key alone");
    }
    if (value.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new IllegalArgumentException("has a space or a character that API keys do not have");
    }
    return new ApiKey(value);
  }

  /** Whether it is a dev key: messages go to its own phone, whatever their number is. */
  public boolean isDev() {
    return value.startsWith(DEV);
  }

  /** Whether it starts as OTPIQ's keys do. */
  public boolean hasKnownPrefix() {
    return isDev() || value.startsWith(LIVE);
  }

  /** The value itself, for the wire only. */
  public String reveal() {
    return value;
  }

  @Override
  public String toString() {
    return "ApiKey[hidden]";
  }
}
