package com.otpiq.check.session;

import com.otpiq.time.Durations;
import com.otpiq.time.Stopwatch;
import com.otpiq.time.Time;
import com.otpiq.verdict.Verdict;
import java.util.Optional;

/** How many requests a run has made, and after how many the receiver limits the rate. */
public final class RequestRate {
  private final Stopwatch stopwatch;
  private int count;
  private Optional<Verdict.Failed> limit = Optional.empty();

  RequestRate(Time time) {
    this.stopwatch = Stopwatch.start(time);
  }

  synchronized void record(CheckResponse response) {
    count++;
    if (response.isRateLimited() && limit.isEmpty()) {
      limit =
          Optional.of(
              response.failure(
                  ", request "
                      + count
                      + " of the run, after "
                      + Durations.show(stopwatch.elapsed())));
    }
  }

  /** The number of requests so far. */
  public synchronized int count() {
    return count;
  }

  /** The first response with status 429, as a failure; empty if there was none. */
  public synchronized Optional<Verdict.Failed> limit() {
    return limit;
  }
}
