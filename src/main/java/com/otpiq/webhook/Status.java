package com.otpiq.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What became of a message on one channel, in the words of the webhook. */
public enum Status {
  SENT,
  DELIVERED,
  FAILED;

  /** The word on the wire: {@code sent}, {@code delivered}, {@code failed}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Every word that may stand there. */
  public static List<String> wireNames() {
    return Arrays.stream(values()).map(Status::wireName).toList();
  }
}
