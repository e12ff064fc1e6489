package com.otpiq.sandbox.scenario;

import com.otpiq.message.RateLimit;
import com.otpiq.webhook.JsonObjectBuilder;
import java.util.Locale;

/**
 * The answers with which OTPIQ refuses, to the letter: 400 under {@code error}, others under {@code
 * message}.
 */
public enum ErrorResponse {
  CREDIT(400, "Insufficient credit, please add more credit"),
  THRESHOLD(
      400,
      "Project spending threshold of 10,000 IQD would be exceeded. Current spending: 9,500 IQD"),
  TRIAL(
      400,
      "Account is in trial mode, you can only send sms to your own phone number for verification, add credit to send to other numbers"),
  SENDER_UNKNOWN(400, "SenderID not found"),
  SENDER_PENDING(400, "SenderID is not accepted, please wait for it to be accepted"),
  UNAUTHORIZED(401, "Unauthorized, please use your project api key"),
  ADDRESS(403, "This IP address is not allowed"),
  UNKNOWN_MESSAGE(404, "SMS not found"),
  RATE_LIMIT(429, ""),
  SERVER_ERROR(500, "Internal server error");

  private final int status;
  private final String said;

  ErrorResponse(int status, String said) {
    this.status = status;
    this.said = said;
  }

  /** The name of the scenario that leads there: {@code sender-unknown}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public int status() {
    return status;
  }

  /** The body, with the numbers of the documented examples. */
  public JsonObjectBuilder body() {
    return switch (this) {
      case CREDIT -> credit(100, 200);
      case THRESHOLD ->
          plain().put("currentSpending", 9_500).put("spendingThreshold", 10_000).put("cost", 600);
      case RATE_LIMIT -> rateLimit(8);
      default -> plain();
    };
  }

  /** Of a project that has so much, where so much is needed; in Iraqi dinars. */
  public static JsonObjectBuilder credit(long has, long needs) {
    return CREDIT
        .plain()
        .put("yourCredit", has)
        .put("requiredCredit", needs)
        .put("canCover", false);
  }

  /** Of a number that has had its messages, for so many minutes more. */
  public static JsonObjectBuilder rateLimit(long minutes) {
    return new JsonObjectBuilder()
        .put(
            "message",
            "Rate limit exceeded. Please try again in "
                + minutes
                + " minutes. Maximum 10 requests allowed per phone number in 10 minutes.")
        .put("waitMinutes", minutes)
        .put("maxRequests", RateLimit.MAX_REQUESTS)
        .put("timeWindowMinutes", RateLimit.WINDOW.toMinutes());
  }

  /** What a request is told that breaks a rule. */
  public static JsonObjectBuilder invalid(String sentence) {
    return new JsonObjectBuilder().put("error", sentence);
  }

  private JsonObjectBuilder plain() {
    return new JsonObjectBuilder().put(status == 400 ? "error" : "message", said);
  }
}
