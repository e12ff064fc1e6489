package com.otpiq.webhook;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** The two formats in which OTPIQ's pages write a {@code smsId}. */
public enum SmsIdFormat {
  /** {@code sms-} and 24 hexadecimal digits (OTPIQ's OpenAPI description). */
  HYPHEN("sms-"),
  /** {@code sms_} and 16 hexadecimal digits (OTPIQ, "Webhook Payload Structure"). */
  UNDERSCORE("sms_");

  private final String prefix;

  SmsIdFormat(String prefix) {
    this.prefix = prefix;
  }

  /** A new {@code smsId} in this format. */
  public String generate(RandomGenerator random) {
    String id = prefix + HexFormat.of().toHexDigits(random.nextLong());
    return this == HYPHEN ? id + HexFormat.of().toHexDigits(random.nextInt()) : id;
  }
}
