package com.otpiq.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of an inbound WhatsApp webhook: HMAC-SHA256 over timestamp, a dot and the raw body.
 */
public final class Signature {
  /** The prefix of the header's value, before the hex digits. */
  public static final String PREFIX = "sha256=";

  private static final String ALGORITHM = "HmacSHA256";

  private Signature() {}

  /** The value of the signature header for a timestamp header and a body. */
  public static String of(String secret, String timestamp, byte[] body) {
    return PREFIX + hex(secret, bytes(timestamp + "."), body);
  }

  /** The HMAC of the concatenated parts, in lower-case hex. */
  public static String hex(String secret, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(bytes(secret), ALGORITHM));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
