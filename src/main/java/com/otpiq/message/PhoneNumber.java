package com.otpiq.message;

import java.util.regex.Pattern;

/** Telephone numbers as people type them. */
public final class PhoneNumber {
  private static final Pattern TYPED = Pattern.compile("(?:\\+|00)?[0-9][0-9 -]{6,18}[0-9]");

  private PhoneNumber() {}

  /** Whether somebody who typed this meant a telephone number. */
  public static boolean looksLike(String text) {
    return TYPED.matcher(text).matches();
  }
}
