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

  /** A tracker that waits in this time. */
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
    ApiResponse reported = api.track(smsId);
    onChange.accept(reported);
    ApiResponse last = reported;
    while (continues(reported, last) && time.now().plus(interval).compareTo(end) <= 0) {
      time.sleep(interval);
      last = api.track(smsId);
      if (last instanceof ApiResponse.Tracked && !last.equals(reported)) {
        reported = last;
        onChange.accept(reported);
      }
    }
    return last;
  }

  /** After the first status, a request that fails or is over the rate limit is repeated. */
  private static boolean continues(ApiResponse reported, ApiResponse last) {
    return reported instanceof ApiResponse.Tracked tracked
        && !tracked.isFinal()
        && !(last instanceof ApiResponse.Refused refused && refused.error() != ApiError.RATE_LIMIT);
  }
}
