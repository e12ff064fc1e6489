package com.otpiq.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The way a message went. */
public enum Channel {
  SMS,
  WHATSAPP,
  TELEGRAM;

  /** The word on the wire: {@code sms}, {@code whatsapp}, {@code telegram}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Every word that may stand there. */
  public static List<String> wireNames() {
    return Arrays.stream(values()).map(Channel::wireName).toList();
  }
}
