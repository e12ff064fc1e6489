package com.otpiq.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The channel of a message. */
public enum Channel {
  SMS,
  WHATSAPP,
  TELEGRAM;

  /** The value in JSON: {@code sms}, {@code whatsapp}, {@code telegram}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Every value in JSON. */
  public static List<String> wireNames() {
    return Arrays.stream(values()).map(Channel::wireName).toList();
  }
}
