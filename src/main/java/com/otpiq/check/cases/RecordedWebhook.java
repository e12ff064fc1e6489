package com.otpiq.check.cases;

import com.otpiq.check.probe.ObservedState;
import com.otpiq.check.session.CheckPayload;
import com.otpiq.check.session.CheckResponse;
import com.otpiq.check.session.CheckSession;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.verdict.Verdict;
import com.otpiq.webhook.Status;
import java.util.List;

/** Whether the application has stored a webhook that it acknowledged. */
final class RecordedWebhook {
  private static final Verdict NOT_CHECKED =
      new Verdict.Passed("it is acknowledged; the stored state was not checked");

  private RecordedWebhook() {}

  /** Delivers a payload about a new message; it must be acknowledged and stored. */
  static Verdict accepts(CheckSession session, CheckPayload plain, CheckPayload payload)
      throws InterruptedException, IncompleteCheckException {
    String smsId = session.newMessage();
    return accepted(session, smsId, session.deliver(smsId, payload), plain);
  }

  /**
   * The verdict on the response to a variant of a plain payload.
   *
   * @param plain distinguishes a failure of the variant from a failure of every webhook
   */
  static Verdict accepted(
      CheckSession session, String smsId, CheckResponse response, CheckPayload plain)
      throws InterruptedException, IncompleteCheckException {
    return response.isAcknowledged()
        ? verdict(session, smsId, response, plain.status())
        : session.rejection(response, plain);
  }

  /**
   * The verdict on the first webhook about a message. The application's term for the status may
   * depend on the channel, so only a change of the stored state is required.
   */
  static Verdict verdict(CheckSession session, String smsId, CheckResponse response, Status status)
      throws InterruptedException, IncompleteCheckException {
    if (!canBeSeen(session, status)) {
      return NOT_CHECKED;
    }
    return !isMissing(session, smsId)
        ? Verdict.passed()
        : response.failure(", but nothing is stored");
  }

  /** The same for several webhooks that were all acknowledged. */
  static Verdict each(CheckSession session, List<String> smsIds, Status status)
      throws InterruptedException, IncompleteCheckException {
    if (!canBeSeen(session, status)) {
      return NOT_CHECKED;
    }
    for (String smsId : smsIds) {
      if (isMissing(session, smsId)) {
        return new Verdict.Failed("all were acknowledged, but not all are stored");
      }
    }
    return Verdict.passed();
  }

  /** Whether the application stores this status, and the stored state can be read. */
  private static boolean canBeSeen(CheckSession session, Status status) {
    return session.receiver().vocabulary().flatMap(words -> words.of(status)).isPresent();
  }

  private static boolean isMissing(CheckSession session, String smsId)
      throws InterruptedException, IncompleteCheckException {
    ObservedState before = session.initialState(smsId);
    return session.awaitState(smsId, observed -> !observed.equals(before)).equals(before);
  }
}
