package com.otpiq.check.session;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** The two forms in which OTPIQ's pages write the identifier of a message. */
public enum SmsIdForm {
  /** {@code sms-} and 24 hexadecimal digits (OTPIQ's OpenAPI description). */
  HYPHEN("sms-", 12),
  /** {@code sms_} and 16 hexadecimal digits (OTPIQ, "Webhook Payload Structure"). */
  UNDERSCORE("sms_", 8);

  private final String prefix;
  private final int bytes;

  SmsIdForm(String prefix, int bytes) {
    this.prefix = prefix;
    this.bytes = bytes;
  }

  /** One that nobody has seen. */
  String next(RandomGenerator random) {
    byte[] digits = new byte[bytes];
    random.nextBytes(digits);
    return prefix + HexFormat.of().formatHex(digits);
  }
}
