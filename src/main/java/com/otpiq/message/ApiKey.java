package com.otpiq.message;

/** The key of an OTPIQ project. Its value leaves only through {@link #reveal()}, for the wire. */
public final class ApiKey {
  private static final String LIVE = "sk_live_";
  private static final String DEV = "sk_dev_";

  private final String value;

  private ApiKey(String value) {
    this.value = value;
  }

  /**
   * A key as it was given.
   *
   * @throws IllegalArgumentException with a sentence that does not show it
   */
  public static ApiKey of(String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("is empty");
    }
    if (value.startsWith("Bearer ")) {
      throw new IllegalArgumentException("starts with Bearer; give the key alone");
    }
    if (value.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new IllegalArgumentException("has a space or a character that no key has");
    }
    return new ApiKey(value);
  }

  /** Whether messages go to the key's own phone only, whatever number they are for. */
  public boolean isDev() {
    return value.startsWith(DEV);
  }

  /** Whether it looks like one of OTPIQ's. */
  public boolean isFamiliar() {
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
