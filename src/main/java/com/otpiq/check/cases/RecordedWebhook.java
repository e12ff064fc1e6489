package com.otpiq.check.cases;

import com.otpiq.check.probe.ObservedState;
import com.otpiq.check.session.CheckResponse;
import com.otpiq.check.session.CheckSession;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.verdict.Verdict;
import com.otpiq.webhook.Status;
import java.util.List;

/** Whether a webhook was acknowledged, and whether the application remembers it. */
final class RecordedWebhook {
  private static final Verdict UNSEEN =
      new Verdict.Passed("it is acknowledged; the stored state was not checked");

  private RecordedWebhook() {}

  /**
   * The verdict on one webhook about a message of which nothing was told before. What the
   * application calls the status may depend on the channel; that it remembers something must not.
   */
  static Verdict verdict(CheckSession session, String smsId, CheckResponse response, Status status)
      throws InterruptedException, IncompleteCheckException {
    if (!isRemembered(session, status)) {
      return UNSEEN;
    }
    return !isForgotten(session, smsId)
        ? Verdict.passed()
        : new Verdict.Failed(response.summary() + ", but nothing is stored");
  }

  /** The same for webhooks that were all acknowledged. */
  static Verdict each(CheckSession session, List<String> smsIds, Status status)
      throws InterruptedException, IncompleteCheckException {
    if (!isRemembered(session, status)) {
      return UNSEEN;
    }
    for (String smsId : smsIds) {
      if (isForgotten(session, smsId)) {
        return new Verdict.Failed("all were acknowledged, but not all are stored");
      }
    }
    return Verdict.passed();
  }

  /** Whether the application records this status at all, and somebody can see it. */
  private static boolean isRemembered(CheckSession session, Status status) {
    return session.receiver().vocabulary().flatMap(words -> words.of(status)).isPresent();
  }

  private static boolean isForgotten(CheckSession session, String smsId)
      throws InterruptedException, IncompleteCheckException {
    ObservedState before = session.initialState(smsId);
    return session.awaitState(smsId, seen -> !seen.equals(before)).equals(before);
  }
}
