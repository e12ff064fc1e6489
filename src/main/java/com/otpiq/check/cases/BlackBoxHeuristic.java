package com.otpiq.check.cases;

import com.otpiq.check.probe.CommandStateProbe;
import com.otpiq.check.session.CheckPayload;
import com.otpiq.check.session.CheckResponse;
import com.otpiq.check.session.CheckSession;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.verdict.Verdict;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.Status;

/** Guesses from the responses alone, if the stored state cannot be read. */
final class BlackBoxHeuristic {
  private static final CheckPayload SENT = CheckPayload.of(Channel.SMS, Status.SENT);
  private static final CheckPayload DELIVERED = CheckPayload.of(Channel.SMS, Status.DELIVERED);

  private BlackBoxHeuristic() {}

  /**
   * Whether {@code delivered} after {@code sent} gets the response to a duplicate, which is not
   * that to a first event.
   */
  static Verdict of(CheckSession session) throws InterruptedException, IncompleteCheckException {
    String smsId = session.newMessage();
    String first = responseTo(session, smsId, SENT);
    String duplicate = responseTo(session, smsId, SENT.describedAs("sms sent, again"));
    String delivered = responseTo(session, smsId, DELIVERED);
    String alone =
        responseTo(session, session.newMessage(), DELIVERED.describedAs("sms delivered, alone"));
    if (duplicate.equals(delivered) && !duplicate.equals(first) && !delivered.equals(alone)) {
      return new Verdict.Suspected(
          "delivered after sent gets the same response as a duplicate of sent, and another one than delivered alone");
    }
    return session.receiver().withoutState();
  }

  /** Whether a webhook after a forged one gets the response to a duplicate. */
  static Verdict genuine(CheckSession session, String smsId, CheckResponse genuine)
      throws InterruptedException, IncompleteCheckException {
    String other = session.newMessage();
    String first = responseTo(session, other, DELIVERED);
    String duplicate = responseTo(session, other, DELIVERED.describedAs("sms delivered, again"));
    return text(genuine, smsId).equals(duplicate) && !duplicate.equals(first)
        ? new Verdict.Suspected(
            "a genuine webhook after a forged one gets the same response as a duplicate")
        : session.receiver().withoutState();
  }

  private static String responseTo(CheckSession session, String smsId, CheckPayload payload)
      throws InterruptedException, IncompleteCheckException {
    return text(session.deliver(smsId, payload), smsId);
  }

  /** A response without what differs between two messages. */
  static String text(CheckResponse response, String smsId) {
    return response.description() + "\n" + response.body().replace(smsId, CommandStateProbe.SMS_ID);
  }
}
