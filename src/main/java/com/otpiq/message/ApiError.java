package com.otpiq.message;

import java.util.Locale;
import java.util.Optional;

/**
 * Why OTPIQ says no. Its answers carry no codes, so they are told apart by status, keys and words.
 */
public enum ApiError {
  INVALID("the request is not what OTPIQ takes", "otpiq send --dry-run shows it"),
  CREDIT("the project's credit does not cover the message", "otpiq info shows the credit"),
  TRIAL(
      "the account is in trial mode and may send to its own number only",
      "send to the account's own number, or add credit"),
  THRESHOLD(
      "the project's spending threshold would be exceeded",
      "raise the threshold in OTPIQ's dashboard"),
  SENDER_UNKNOWN("the project has no such sender", "otpiq sender-ids lists those it has"),
  SENDER_PENDING("the sender is not accepted yet", "otpiq sender-ids shows when it is"),
  UNAUTHORIZED(
      "the API key is not one of a project",
      "copy the key from the project's page in OTPIQ's dashboard"),
  ADDRESS(
      "the project does not allow this machine's address",
      "add the address to the project's list in OTPIQ's dashboard"),
  UNKNOWN_MESSAGE(
      "OTPIQ does not know this message",
      "the smsId of the answer to the request, with the key of the same project"),
  UNKNOWN_PATH("there is no such path in OTPIQ's API", "a --base-url that ends with /api"),
  RATE_LIMIT("too many messages for this number", ""),
  OTHER("OTPIQ refused", "");

  private final String words;
  private final String hint;

  ApiError(String words, String hint) {
    this.words = words;
    this.hint = hint;
  }

  /** The name in records: {@code sender-unknown}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What it means, in the words of the user. */
  public String words() {
    return words;
  }

  /** A way out, where there is one. */
  public Optional<String> hint() {
    return Optional.of(hint).filter(text -> !text.isEmpty());
  }
}
