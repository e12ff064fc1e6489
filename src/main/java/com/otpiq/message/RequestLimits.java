package com.otpiq.message;

import java.util.regex.Pattern;

/** The limits of a request to send that OTPIQ documents (OTPIQ, "Send SMS"). */
public final class RequestLimits {
  /** In characters. */
  public static final int MAX_CODE_LENGTH = 20;

  /** Of a sender's name, in characters. */
  public static final int MAX_SENDER_LENGTH = 11;

  /** In characters, according to OTPIQ's reference. */
  public static final int MAX_TEXT_LENGTH = 1_000;

  /** In characters, according to another page of OTPIQ's documentation. */
  public static final int MAX_TEXT_LENGTH_ELSEWHERE = 2_000;

  public static final Pattern PHONE_NUMBER = Pattern.compile("[0-9]{10,15}");

  /** The form of OTPIQ's own identifiers of WhatsApp accounts and phones. */
  static final Pattern OTPIQ_ID = Pattern.compile("[0-9a-f]{24}");

  private RequestLimits() {}
}
