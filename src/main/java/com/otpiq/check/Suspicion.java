package com.otpiq.check;

import com.otpiq.verdict.Verdict;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.Status;

/** What the answers alone tell about a receiver that nobody can look into. */
final class Suspicion {
  private static final Payload SENT = Payload.of(Channel.SMS, Status.SENT);
  private static final Payload DELIVERED = Payload.of(Channel.SMS, Status.DELIVERED);

  private Suspicion() {}

  /**
   * Whether {@code delivered} after {@code sent} is answered like a duplicate: the answer to a
   * duplicate differs from that to a first event, and this one is the same.
   */
  static Verdict of(Session session) throws InterruptedException, UnfinishedException {
    String smsId = session.message();
    String first = answer(session, smsId, SENT);
    String duplicate = answer(session, smsId, SENT.called("sms sent, again"));
    String delivered = answer(session, smsId, DELIVERED);
    String alone = answer(session, session.message(), DELIVERED.called("sms delivered, alone"));
    if (duplicate.equals(delivered) && !duplicate.equals(first) && !delivered.equals(alone)) {
      return new Verdict.Suspected(
          "delivered after sent is answered like a duplicate of sent, and otherwise than delivered alone");
    }
    return new Verdict.Skipped(session.subject().blind().orElseThrow());
  }

  private static String answer(Session session, String smsId, Payload payload)
      throws InterruptedException, UnfinishedException {
    Reply reply = session.deliver(smsId, payload);
    return reply.words() + "\n" + reply.body().replace(smsId, CommandMemory.SMS_ID);
  }
}
