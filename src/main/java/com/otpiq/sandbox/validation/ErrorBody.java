package com.otpiq.sandbox.validation;

import com.otpiq.message.ApiError;
import com.otpiq.message.RateLimit;
import com.otpiq.webhook.JsonObjectBuilder;

/** The bodies of OTPIQ's error responses, with the numbers that OTPIQ documents. */
public final class ErrorBody {
  private static final long EXAMPLE_MINUTES = 8;

  private ErrorBody() {}

  /** The body of an error, with the numbers of OTPIQ's examples. */
  public static JsonObjectBuilder of(ApiError error) {
    return switch (error) {
      case CREDIT -> credit(100, 200);
      case THRESHOLD ->
          text(error)
              .put("currentSpending", 9_500)
              .put("spendingThreshold", 10_000)
              .put("cost", 600);
      case RATE_LIMIT -> rateLimit(EXAMPLE_MINUTES);
      case INVALID,
          TRIAL,
          SENDER_UNKNOWN,
          SENDER_PENDING,
          UNAUTHORIZED,
          ADDRESS,
          UNKNOWN_MESSAGE,
          UNKNOWN_PATH,
          SERVER_ERROR,
          OTHER ->
          text(error);
    };
  }

  /** The project does not have enough credit; in Iraqi dinars. */
  public static JsonObjectBuilder credit(long has, long needs) {
    return text(ApiError.CREDIT)
        .put("yourCredit", has)
        .put("requiredCredit", needs)
        .put("canCover", false);
  }

  /**
   * The limit of requests for the phone number is reached; it is lifted after this many minutes.
   */
  public static JsonObjectBuilder rateLimit(long minutes) {
    return new JsonObjectBuilder()
        .put(ApiError.RATE_LIMIT.textKey(), ApiError.RATE_LIMIT.text().formatted(minutes))
        .put("waitMinutes", minutes)
        .put("maxRequests", RateLimit.MAX_REQUESTS)
        .put("timeWindowMinutes", RateLimit.WINDOW.toMinutes());
  }

  /** The request breaks a rule. */
  public static JsonObjectBuilder invalid(String text) {
    return new JsonObjectBuilder().put(ApiError.INVALID.textKey(), text);
  }

  private static JsonObjectBuilder text(ApiError error) {
    return new JsonObjectBuilder().put(error.textKey(), error.text());
  }
}
