package com.otpiq.webhook;

import java.util.Locale;

/** What became of a message on one channel, in the words of the webhook. */
public enum Status {
  SENT,
  DELIVERED,
  FAILED;

  /** The word on the wire: {@code sent}, {@code delivered}, {@code failed}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
