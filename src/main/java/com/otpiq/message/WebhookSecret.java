package com.otpiq.message;

import com.otpiq.webhook.HeaderBytes;
import com.otpiq.webhook.Signature;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;

/**
 * The shared secret of a webhook. Only {@link #reveal()} gives its value, for the wire; {@link
 * #toString()} hides it.
 */
public final class WebhookSecret {
  /** The longest secret that OTPIQ accepts, in characters (its OpenAPI description). */
  public static final int MAX_LENGTH = 200;

  private static final String OTHER_CHARACTERS = "!#$%&'*+-.^_`|~";

  private final String value;

  private WebhookSecret(String value) {
    this.value = value;
  }

  /**
   * A secret as OTPIQ accepts it: 1 to 200 letters, digits and some signs.
   *
   * @throws IllegalArgumentException with a message that does not show the secret
   */
  public static WebhookSecret of(String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("is empty");
    }
    if (value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "has " + value.length() + " characters; OTPIQ accepts " + MAX_LENGTH + " at most");
    }
    for (int i = 0; i < value.length(); i++) {
      if (!allowed(value.charAt(i))) {
        throw new IllegalArgumentException(
            "has "
                + kind(value.charAt(i))
                + " at character "
                + (i + 1)
                + ", which OTPIQ does not take");
      }
    }
    return new WebhookSecret(value);
  }

  /** Whether this is the secret; takes the same time wherever the first difference is. */
  public boolean matches(String other) {
    return MessageDigest.isEqual(bytes(value), HeaderBytes.encode(other));
  }

  /** Whether this is the secret if upper and lower case do not matter. */
  public boolean matchesInOtherCase(String other) {
    return MessageDigest.isEqual(bytes(fold(value)), HeaderBytes.encode(fold(other)));
  }

  /** Whether the text contains the secret, or is a part of it with at least 4 characters. */
  public boolean overlaps(String other) {
    return other.contains(value) || (other.length() >= 4 && value.contains(other));
  }

  /** The value of the signature header over this timestamp and body. */
  public String sign(String timestamp, byte[] body) {
    return Signature.of(value, timestamp, body);
  }

  /** The HMAC in hex over these parts, one after the other. */
  public String hmac(byte[]... parts) {
    return Signature.hex(value, parts);
  }

  /** The value itself, for the wire only. */
  public String reveal() {
    return value;
  }

  @Override
  public String toString() {
    return "WebhookSecret[hidden]";
  }

  private static boolean allowed(char c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || OTHER_CHARACTERS.indexOf(c) >= 0;
  }

  private static String kind(char c) {
    return switch (c) {
      case ' ' -> "a space";
      case '\t' -> "a tab";
      case '\n', '\r' -> "a line break";
      default -> c > 126 ? "a character outside ASCII" : "a symbol";
    };
  }

  private static String fold(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
