package com.otpiq.api;

import com.otpiq.message.ApiError;
import com.otpiq.message.ApiResponse;
import com.otpiq.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Asks for a message again and again until nothing more will happen to it. */
public final class MessageTracker {
  private final ApiClient api;
  private final Time time;

  public MessageTracker(ApiClient api, Time time) {
    this.api = api;
    this.time = time;
  }

  /**
   * Waits for the final status.
   *
   * @param every how long between two questions
   * @param limit how long to wait at most
   * @param onChange hears of the first answer, and of each that differs from the one before
   * @return the last answer
   */
  public ApiResponse await(
      String smsId, Duration every, Duration limit, Consumer<ApiResponse> onChange)
      throws InterruptedException {
    Instant end = time.now().plus(limit);
    ApiResponse known = api.track(smsId);
    onChange.accept(known);
    ApiResponse last = known;
    while (isOpen(known, last) && time.now().plus(every).compareTo(end) <= 0) {
      time.sleep(every);
      last = api.track(smsId);
      if (last instanceof ApiResponse.Tracked && !last.equals(known)) {
        known = last;
        onChange.accept(known);
      }
    }
    return last;
  }

  /**
   * Once a message is known, an answer that does not come, or comes too soon, is asked for again.
   */
  private static boolean isOpen(ApiResponse known, ApiResponse last) {
    return known instanceof ApiResponse.Tracked tracked
        && !tracked.isFinal()
        && !(last instanceof ApiResponse.Refused no && no.error() != ApiError.RATE_LIMIT);
  }
}
