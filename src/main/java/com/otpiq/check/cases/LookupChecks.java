package com.otpiq.check.cases;

import static com.otpiq.rule.Basis.ASSUMED;
import static com.otpiq.rule.Basis.DOCUMENTED;
import static com.otpiq.verdict.CheckGroup.CONTACT;
import static com.otpiq.verdict.Severity.ERROR;

import com.otpiq.check.probe.ObservedState;
import com.otpiq.check.probe.StatusVocabulary;
import com.otpiq.check.session.CheckCase;
import com.otpiq.check.session.CheckCase.Phase;
import com.otpiq.check.session.CheckPayload;
import com.otpiq.check.session.CheckResponse;
import com.otpiq.check.session.CheckSession;
import com.otpiq.check.state.StoredWebhook;
import com.otpiq.time.Durations;
import com.otpiq.verdict.Check;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.verdict.Verdict;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.Status;
import java.util.List;
import java.util.Optional;

/** Checks that the look-up shows what is stored now, which the other checks rely on. */
public final class LookupChecks {
  private static final CheckPayload SENT = CheckPayload.of(Channel.SMS, Status.SENT);
  private static final CheckPayload DELIVERED = CheckPayload.of(Channel.SMS, Status.DELIVERED);
  private static final String NO_SENT = "the application does not store sent";

  public static final List<CheckCase> ALL =
      List.of(
          new CheckCase(
                  new Check(
                      "lookup-current",
                      CONTACT,
                      ERROR,
                      ASSUMED,
                      "sent, a look-up, then delivered, and a look-up",
                      "the second look-up shows delivered",
                      "A page that has asked once shows the old status until the cache expires. The checks of the stored state see it as well",
                      "Read the status from the database, or remove it from the cache when a webhook arrives."),
                  Phase.SETUP,
                  LookupChecks::showsCurrent)
              .requiringStateProbe(),
          new CheckCase(
                  new Check(
                      "stored-by-itself",
                      CONTACT,
                      ERROR,
                      DOCUMENTED,
                      "sent, while no other webhook is sent",
                      "it is stored without a webhook of another message",
                      "A 2xx means that the webhook is stored. What waits for the next commit is lost if the application ends before",
                      "Commit the transaction of each webhook before you respond."),
                  Phase.SETUP,
                  LookupChecks::storesByItself)
              .requiringStateProbe());

  private LookupChecks() {}

  private static Verdict showsCurrent(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    StatusVocabulary vocabulary = session.receiver().vocabulary().orElseThrow();
    if (!vocabulary.stores(Status.SENT)) {
      return new Verdict.Skipped(NO_SENT);
    }
    String smsId = session.newMessage();
    session.deliver(smsId, SENT);
    session.awaitState(smsId, seen -> vocabulary.matches(seen, Channel.SMS, Status.SENT));
    CheckResponse response = session.deliver(smsId, DELIVERED);
    if (!response.isAcknowledged()) {
      return session.rejection(response, DELIVERED);
    }
    ObservedState state = delivered(session, smsId);
    if (vocabulary.matches(state, Channel.SMS, Status.DELIVERED)) {
      return Verdict.passed();
    }
    String unread = session.newMessage();
    session.deliver(unread, SENT);
    session.deliver(unread, DELIVERED);
    return vocabulary.matches(delivered(session, unread), Channel.SMS, Status.DELIVERED)
        ? new Verdict.Failed(
            "delivered is acknowledged, but the look-up still shows "
                + state.description()
                + " after "
                + Durations.show(session.receiver().application().storeTimeout())
                + "; if nothing was looked up before, it shows delivered: it is cached")
        : new Verdict.Skipped("delivered after sent is not stored; see delivered-after-sent");
  }

  private static ObservedState delivered(CheckSession session, String smsId)
      throws InterruptedException, IncompleteCheckException {
    StatusVocabulary vocabulary = session.receiver().vocabulary().orElseThrow();
    return session.awaitState(
        smsId, seen -> vocabulary.matches(seen, Channel.SMS, Status.DELIVERED));
  }

  private static Verdict storesByItself(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    StatusVocabulary vocabulary = session.receiver().vocabulary().orElseThrow();
    if (!vocabulary.stores(Status.SENT)) {
      return new Verdict.Skipped(NO_SENT);
    }
    String smsId = session.newMessage();
    CheckResponse response = session.deliver(smsId, SENT);
    if (!response.isAcknowledged()) {
      return session.rejection(response, SENT);
    }
    if (isSent(session, smsId)) {
      return Verdict.passed();
    }
    session.deliver(session.newMessage(), DELIVERED);
    return isSent(session, smsId)
        ? new Verdict.Failed(
            response.summary() + ", but it is stored only after a webhook of another message is",
            Optional.of(StoredWebhook.notStored(Status.SENT)))
        : new Verdict.Skipped("sent is not stored; see sms-sent");
  }

  private static boolean isSent(CheckSession session, String smsId)
      throws InterruptedException, IncompleteCheckException {
    StatusVocabulary vocabulary = session.receiver().vocabulary().orElseThrow();
    return vocabulary.canBe(
        session.awaitState(smsId, seen -> vocabulary.canBe(seen, Status.SENT)), Status.SENT);
  }
}
