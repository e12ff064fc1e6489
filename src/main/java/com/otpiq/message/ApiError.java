package com.otpiq.message;

import com.otpiq.webhook.Json;
import java.util.Locale;
import java.util.Optional;

/**
 * The errors of OTPIQ's API: status and text as OTPIQ documents them, and what they mean. OTPIQ's
 * errors have no codes, so they are recognised by their status, keys and text.
 */
public enum ApiError {
  INVALID(400, "", "the request is invalid", "otpiq send --dry-run shows it"),
  TRIAL(
      400,
      "Account is in trial mode, you can only send sms to your own phone number for verification, add credit to send to other numbers",
      "the account is in trial mode and may send to its own number only",
      "send to the account's own number, or add credit"),
  CREDIT(
      400,
      "Insufficient credit, please add more credit",
      "the project's credit does not cover the message",
      "otpiq info shows the credit"),
  THRESHOLD(
      400,
      "Project spending threshold of 10,000 IQD would be exceeded. Current spending: 9,500 IQD",
      "the project's spending threshold would be exceeded",
      "raise the threshold in OTPIQ's dashboard"),
  SENDER_UNKNOWN(
      400,
      "SenderID not found",
      "the project has no such sender",
      "otpiq sender-ids lists those it has"),
  SENDER_PENDING(
      400,
      "SenderID is not accepted, please wait for it to be accepted",
      "the sender is not accepted yet",
      "otpiq sender-ids shows when it is"),
  UNAUTHORIZED(
      401,
      "Unauthorized, please use your project api key",
      "the API key is not one of a project",
      "copy the key from the project's page in OTPIQ's dashboard"),
  ADDRESS(
      403,
      "This IP address is not allowed",
      "the project does not allow this machine's address",
      "add the address to the project's list in OTPIQ's dashboard"),
  UNKNOWN_MESSAGE(
      404,
      "SMS not found",
      "OTPIQ does not know this message",
      "use the smsId that the API returned, and the key of the same project"),
  UNKNOWN_PATH(
      404, "Not found", "there is no such path in OTPIQ's API", "a --base-url that ends with /api"),
  RATE_LIMIT(
      429,
      "Rate limit exceeded. Please try again in %d minutes. Maximum "
          + RateLimit.MAX_REQUESTS
          + " requests allowed per phone number in "
          + RateLimit.WINDOW.toMinutes()
          + " minutes.",
      "too many messages for this number",
      ""),
  SERVER_ERROR(500, "Internal server error", "OTPIQ has an internal error", ""),
  OTHER(0, "", "OTPIQ refused", "");

  private final int status;
  private final String text;
  private final String meaning;
  private final String hint;

  ApiError(int status, String text, String meaning, String hint) {
    this.status = status;
    this.text = text;
    this.meaning = meaning;
    this.hint = hint;
  }

  /**
   * The error of a 4xx response.
   *
   * @param text of its body
   * @param notFound what a 404 means for this request
   */
  public static ApiError of(int status, String text, Json.Obj body, ApiError notFound) {
    return switch (status) {
      case 400 -> badRequest(text, body);
      case 401 -> UNAUTHORIZED;
      case 403 -> ADDRESS;
      case 404 -> notFound;
      case 429 -> RATE_LIMIT;
      default -> OTHER;
    };
  }

  /**
   * Tests for the trial error before the credit error, because its text contains the word credit
   * too.
   */
  private static ApiError badRequest(String text, Json.Obj body) {
    if (text.contains("trial mode")) {
      return TRIAL;
    }
    if (body.value("requiredCredit").isPresent() || text.startsWith("Insufficient credit")) {
      return CREDIT;
    }
    if (body.value("spendingThreshold").isPresent() || text.contains("spending threshold")) {
      return THRESHOLD;
    }
    if (text.startsWith("SenderID")) {
      return text.contains("not found") ? SENDER_UNKNOWN : SENDER_PENDING;
    }
    return INVALID;
  }

  /** The name in records and scenarios: {@code sender-unknown}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The HTTP status code; 0 for {@link #OTHER}. */
  public int status() {
    return status;
  }

  /** The text in OTPIQ's response; {@code %d} stands for the minutes to wait. */
  public String text() {
    return text;
  }

  /** The key of the text in the response: {@code error} for 400, else {@code message}. */
  public String textKey() {
    return status == 400 ? "error" : "message";
  }

  /** What the error means for the user. */
  public String meaning() {
    return meaning;
  }

  /** What the user can do, if there is something. */
  public Optional<String> hint() {
    return Optional.of(hint).filter(way -> !way.isEmpty());
  }
}
