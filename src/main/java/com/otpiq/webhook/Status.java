package com.otpiq.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The status of a message on one channel, as in the webhook. */
public enum Status {
  SENT,
  DELIVERED,
  FAILED;

  /** The value in JSON: {@code sent}, {@code delivered}, {@code failed}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Every value in JSON. */
  public static List<String> wireNames() {
    return Arrays.stream(values()).map(Status::wireName).toList();
  }
}
