package com.otpiq.api;

import com.otpiq.message.ApiReply;
import com.otpiq.message.Refusal;
import com.otpiq.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Asks for a message again and again until nothing more will happen to it. */
public final class Tracking {
  private final OtpiqApi api;
  private final Time time;

  public Tracking(OtpiqApi api, Time time) {
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
  public ApiReply await(String smsId, Duration every, Duration limit, Consumer<ApiReply> onChange)
      throws InterruptedException {
    Instant end = time.now().plus(limit);
    ApiReply known = api.track(smsId);
    onChange.accept(known);
    ApiReply last = known;
    while (isOpen(known, last) && time.now().plus(every).compareTo(end) <= 0) {
      time.sleep(every);
      last = api.track(smsId);
      if (last instanceof ApiReply.Tracked && !last.equals(known)) {
        known = last;
        onChange.accept(known);
      }
    }
    return last;
  }

  /**
   * Once a message is known, an answer that does not come, or comes too soon, is asked for again.
   */
  private static boolean isOpen(ApiReply known, ApiReply last) {
    return known instanceof ApiReply.Tracked tracked
        && !tracked.isFinal()
        && !(last instanceof ApiReply.Refused no && no.why() != Refusal.RATE_LIMIT);
  }
}
