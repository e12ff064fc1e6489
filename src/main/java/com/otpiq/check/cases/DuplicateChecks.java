package com.otpiq.check.cases;

import static com.otpiq.rule.Basis.ASSUMED;
import static com.otpiq.rule.Basis.DOCUMENTED;
import static com.otpiq.verdict.CheckGroup.EVENTS;
import static com.otpiq.verdict.Severity.ERROR;

import com.otpiq.check.probe.ObservedState;
import com.otpiq.check.probe.StatusVocabulary;
import com.otpiq.check.session.CheckCase;
import com.otpiq.check.session.CheckCase.Phase;
import com.otpiq.check.session.CheckPayload;
import com.otpiq.check.session.CheckResponse;
import com.otpiq.check.session.CheckSession;
import com.otpiq.verdict.Check;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.verdict.Verdict;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.Status;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Checks of duplicates: they are acknowledged, and the application acts once. */
public final class DuplicateChecks {
  private static final CheckPayload DELIVERED = CheckPayload.of(Channel.SMS, Status.DELIVERED);
  private static final int DUPLICATES = 10;

  /** The fix for a wrong deduplication key. */
  static final String KEY =
      "Deduplicate on smsId, channel and status together: a unique index over all three, and insert-or-ignore.";

  public static final List<CheckCase> ALL =
      List.of(
          CheckCase.of(
              new Check(
                  "duplicate-accepted",
                  EVENTS,
                  ERROR,
                  DOCUMENTED,
                  "delivered, twice",
                  "both are acknowledged",
                  "OTPIQ sends a duplicate if it did not get the first response. A 409 makes it try again",
                  "Respond with 200 to a duplicate, and do nothing."),
              DuplicateChecks::acceptsDuplicate),
          CheckCase.of(
                  new Check(
                      "duplicate-once",
                      EVENTS,
                      ERROR,
                      DOCUMENTED,
                      "delivered, three times",
                      "the application acts once",
                      "OTPIQ documents that duplicates happen. An application that acts on each of them sends two receipts and charges twice",
                      KEY),
                  DuplicateChecks::actsOnce)
              .requiringStateProbe(),
          CheckCase.of(
                  new Check(
                      "duplicate-race",
                      EVENTS,
                      ERROR,
                      ASSUMED,
                      "delivered, ten times at the same time",
                      "each is acknowledged, and the application acts once",
                      "Between the check for a duplicate and the insert, another request does the same",
                      "Insert first (ON CONFLICT DO NOTHING, INSERT IGNORE), and act only if the row is new."),
                  DuplicateChecks::actsOnceInRace)
              .in(Phase.EXCLUSIVE));

  private DuplicateChecks() {}

  private static Verdict acceptsDuplicate(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    String smsId = session.newMessage();
    session.deliver(smsId, DELIVERED);
    CheckResponse again = session.deliver(smsId, DELIVERED.describedAs("sms delivered, again"));
    return again.isAcknowledged() ? Verdict.passed() : session.rejection(again, DELIVERED);
  }

  private static Verdict actsOnce(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    String smsId = session.newMessage();
    ObservedState afterOnce = afterOne(session, smsId);
    session.deliver(smsId, DELIVERED.describedAs("sms delivered, again"));
    session.deliver(smsId, DELIVERED.describedAs("sms delivered, once more"));
    ObservedState afterThree = session.settledState(smsId);
    if (afterOnce.effects().isPresent()) {
      return afterOnce.effects().equals(afterThree.effects())
          ? Verdict.passed()
          : new Verdict.Failed(
              "one webhook leaves " + effects(afterOnce) + ", three leave " + effects(afterThree));
    }
    return StateDifference.between(session, afterOnce, afterThree).stream()
        .filter(StateDifference::isAction)
        .findFirst()
        .<Verdict>map(difference ->
            new Verdict.Suspected(
                "after two duplicates, "
                    + StateDifference.description(difference)
                    + "; --effects-path would show actions"))
        .orElse(
            new Verdict.Passed(
                "the stored state does not change; --effects-path would also show actions"));
  }

  private static Verdict actsOnceInRace(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    String smsId = session.newMessage();
    List<CheckResponse> responses =
        session.sendConcurrently(
            Collections.nCopies(DUPLICATES, session.webhook(smsId, DELIVERED)));
    Optional<CheckResponse> bad =
        responses.stream().filter(response -> !response.isAcknowledged()).findFirst();
    if (bad.isPresent()) {
      return session.rejection(bad.get(), DELIVERED);
    }
    if (session.receiver().vocabulary().isEmpty()
        || session.receiver().application().effectsPath().isEmpty()) {
      return new Verdict.Passed("each is acknowledged; --effects-path would also show actions");
    }
    ObservedState afterOnce = afterOne(session, session.newMessage());
    ObservedState observed = session.settledState(smsId);
    return afterOnce.effects().equals(observed.effects())
        ? Verdict.passed()
        : new Verdict.Failed(
            "one webhook leaves "
                + effects(afterOnce)
                + ", ten at once leave "
                + effects(observed));
  }

  /** The stored state after one webhook. */
  private static ObservedState afterOne(CheckSession session, String smsId)
      throws InterruptedException, IncompleteCheckException {
    StatusVocabulary vocabulary = session.receiver().vocabulary().orElseThrow();
    CheckResponse response = session.deliver(smsId, DELIVERED);
    if (!response.isAcknowledged()) {
      throw IncompleteCheckException.precondition(response.summary());
    }
    session.awaitState(smsId, observed -> vocabulary.canBe(observed, Status.DELIVERED));
    return session.settledState(smsId);
  }

  private static String effects(ObservedState state) {
    return state
        .effects()
        .map(count -> count + (count == 1 ? " effect" : " effects"))
        .orElse("none");
  }
}
