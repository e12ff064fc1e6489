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
import com.otpiq.check.state.StateDifference;
import com.otpiq.verdict.Cause;
import com.otpiq.verdict.Check;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.verdict.Verdict;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Checks of duplicates: they are acknowledged, and the application acts once. */
public final class DuplicateChecks {
  private static final CheckPayload DELIVERED = CheckPayload.of(Channel.SMS, Status.DELIVERED);
  private static final CheckPayload AGAIN = DELIVERED.describedAs("sms delivered, again");
  private static final int DUPLICATES = 10;
  private static final int RACES = 3;
  private static final int MESSAGES = 8;
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Cause REPEATED =
      new Cause("acts-on-duplicates", "the application acts again on a duplicate");

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
                      "duplicate-later",
                      EVENTS,
                      ERROR,
                      DOCUMENTED,
                      "delivered, and again after 2 s",
                      "both are acknowledged, and the application acts once",
                      "OTPIQ tries again after a pause that it does not publish. A short memory for duplicates has forgotten the first webhook by then",
                      KEY),
                  DuplicateChecks::actsOnceLater)
              .requiringStateProbe(),
          CheckCase.of(
                  new Check(
                      "duplicate-interleaved",
                      EVENTS,
                      ERROR,
                      DOCUMENTED,
                      "delivered for 8 messages, and then again for each of them",
                      "all are acknowledged, and the application acts once for each message",
                      "Webhooks of other messages arrive between a webhook and its duplicate. Code that remembers only the last webhook acts again",
                      KEY),
                  DuplicateChecks::actsOnceForEach)
              .in(Phase.EXCLUSIVE),
          CheckCase.of(
                  new Check(
                      "duplicate-race",
                      EVENTS,
                      ERROR,
                      ASSUMED,
                      "delivered for three messages, each ten times at the same time",
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
    CheckResponse again = session.deliver(smsId, AGAIN);
    return again.isAcknowledged() ? Verdict.passed() : session.rejection(again, DELIVERED);
  }

  private static Verdict actsOnce(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    String smsId = session.newMessage();
    ObservedState afterOnce = afterOne(session, smsId);
    session.deliver(smsId, AGAIN);
    session.deliver(smsId, DELIVERED.describedAs("sms delivered, once more"));
    return sameEffects(session, afterOnce, session.settledState(smsId), "three");
  }

  private static Verdict actsOnceLater(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    String smsId = session.newMessage();
    ObservedState afterOnce = afterOne(session, smsId);
    session.receiver().time().sleep(PAUSE);
    CheckResponse again =
        session.deliver(smsId, DELIVERED.describedAs("sms delivered, again after 2 s"));
    return again.isAcknowledged()
        ? sameEffects(session, afterOnce, session.settledState(smsId), "two")
        : session.rejection(again, DELIVERED);
  }

  private static Verdict actsOnceForEach(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    List<String> smsIds = new ArrayList<>();
    while (smsIds.size() < MESSAGES) {
      smsIds.add(session.newMessage());
    }
    boolean canRead = session.receiver().vocabulary().isPresent();
    ObservedState afterOnce = ObservedState.NONE;
    for (CheckPayload payload : List.of(DELIVERED, AGAIN)) {
      for (int i = 0; i < MESSAGES; i++) {
        CheckResponse response = session.deliver(smsIds.get(i), payload);
        if (!response.isAcknowledged()) {
          return interleavedFailure(session, response, payload.equals(AGAIN), i);
        }
      }
      if (canRead && payload.equals(DELIVERED)) {
        afterOnce = session.settledState(smsIds.getFirst());
      }
    }
    return canRead
        ? sameEffects(session, afterOnce, session.settledState(smsIds.getFirst()), "two")
        : new Verdict.Passed("each is acknowledged; the stored state was not checked");
  }

  /** If nothing is answered any more after some duplicates, the duplicates are the cause. */
  private static Verdict interleavedFailure(
      CheckSession session, CheckResponse response, boolean isDuplicate, int before)
      throws InterruptedException, IncompleteCheckException {
    if (!isDuplicate || before == 0 || response.status().isPresent()) {
      return session.rejection(response, DELIVERED);
    }
    boolean isAlive =
        session
            .sendSupplementary(session.webhook(session.newMessage(), DELIVERED))
            .isAcknowledged();
    return isAlive
        ? response.failure()
        : response.failure(
            ", after "
                + before
                + " duplicates; a webhook of a new message is not acknowledged any more either");
  }

  /** Whether duplicates left the effects of one webhook. */
  private static Verdict sameEffects(
      CheckSession session, ObservedState one, ObservedState several, String count)
      throws InterruptedException, IncompleteCheckException {
    if (one.effects().isPresent()) {
      return one.effects().equals(several.effects())
          ? Verdict.passed()
          : new Verdict.Failed(
              "one webhook leaves " + effects(one) + ", " + count + " leave " + effects(several),
              Optional.of(REPEATED));
    }
    return StateDifference.between(session, one, several).stream()
        .filter(StateDifference::isAction)
        .findFirst()
        .<Verdict>map(difference ->
            new Verdict.Suspected(
                "after the duplicates, "
                    + StateDifference.description(difference)
                    + "; --effects-path would show actions",
                Optional.of(REPEATED)))
        .orElse(
            new Verdict.Passed(
                "the stored state does not change; --effects-path would also show actions"));
  }

  private static Verdict actsOnceInRace(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    List<String> smsIds = session.newMessages(RACES);
    // the first race opens connections; the requests of the others arrive more closely together
    for (String smsId : smsIds) {
      Optional<CheckResponse> bad =
          session
              .sendConcurrently(Collections.nCopies(DUPLICATES, session.webhook(smsId, DELIVERED)))
              .stream()
              .filter(response -> !response.isAcknowledged())
              .findFirst();
      if (bad.isPresent()) {
        return session.rejection(bad.get(), DELIVERED);
      }
    }
    if (session.receiver().vocabulary().isEmpty()
        || session.receiver().application().effectsPath().isEmpty()) {
      return new Verdict.Passed("each is acknowledged; --effects-path would also show actions");
    }
    ObservedState afterOnce = afterOne(session, session.newMessage());
    for (ObservedState observed : session.askForEach(smsIds, session::state)) {
      if (!afterOnce.effects().equals(observed.effects())) {
        return sameEffects(session, afterOnce, observed, "ten at once");
      }
    }
    return Verdict.passed();
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
