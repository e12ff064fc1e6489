package com.otpiq.api;

import com.otpiq.message.ApiError;
import com.otpiq.message.ApiResponse;
import com.otpiq.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Polls the status of a message until it is final. */
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
   * @param interval between two requests
   * @param limit of the whole wait
   * @param onChange gets the first response, and each that differs from the one before
   * @return the last response
   */
  public ApiResponse await(
      String smsId, Duration interval, Duration limit, Consumer<ApiResponse> onChange)
      throws InterruptedException {
    Instant end = time.now().plus(limit);
    ApiResponse known = api.track(smsId);
    onChange.accept(known);
    ApiResponse last = known;
    while (continues(known, last) && time.now().plus(interval).compareTo(end) <= 0) {
      time.sleep(interval);
      last = api.track(smsId);
      if (last instanceof ApiResponse.Tracked && !last.equals(known)) {
        known = last;
        onChange.accept(known);
      }
    }
    return last;
  }

  /** Once a status is known, a request that fails or is over the rate limit is repeated. */
  private static boolean continues(ApiResponse known, ApiResponse last) {
    return known instanceof ApiResponse.Tracked tracked
        && !tracked.isFinal()
        && !(last instanceof ApiResponse.Refused refused && refused.error() != ApiError.RATE_LIMIT);
  }
}
