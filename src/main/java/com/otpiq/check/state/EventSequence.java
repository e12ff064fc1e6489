package com.otpiq.check.state;

import com.otpiq.check.probe.ObservedState;
import com.otpiq.check.probe.StatusVocabulary;
import com.otpiq.check.session.CheckPayload;
import com.otpiq.check.session.CheckResponse;
import com.otpiq.check.session.CheckSession;
import com.otpiq.event.SafeText;
import com.otpiq.verdict.Cause;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.verdict.Verdict;
import com.otpiq.webhook.Status;
import java.util.List;
import java.util.Optional;

/** Several events of one message, and the state that they must leave. */
public final class EventSequence {
  /** What each check of late webhooks finds. */
  public static final Cause MOVED_BACK =
      new Cause("final-state-changes", "a webhook changes the final state of a message");

  private EventSequence() {}

  /** The state after these events must be that of the last one. */
  public static Verdict endsAs(CheckSession session, CheckPayload... payloads)
      throws InterruptedException, IncompleteCheckException {
    StatusVocabulary vocabulary = session.receiver().vocabulary().orElseThrow();
    List<CheckPayload> events = List.of(payloads);
    CheckPayload last = events.getLast();
    if (!vocabulary.stores(last.channel(), last.status())) {
      return notStored(vocabulary, last);
    }
    String smsId = session.newMessage();
    for (CheckPayload event : events) {
      CheckResponse response = session.deliver(smsId, event);
      if (!response.isAcknowledged()) {
        return session.rejection(response, event);
      }
    }
    ObservedState state =
        session.awaitState(smsId, observed -> isAfter(vocabulary, observed, last));
    return isAfter(vocabulary, state, last)
        ? Verdict.passed()
        : new Verdict.Failed(
            "every webhook was acknowledged, but the state is "
                + notAsExpected(vocabulary, state, last.status()));
  }

  /**
   * The state after a final event must not change with a late one.
   *
   * @param last the event after which nothing may change
   * @param late a retried event
   */
  public static Verdict staysAs(CheckSession session, CheckPayload last, CheckPayload late)
      throws InterruptedException, IncompleteCheckException {
    StatusVocabulary vocabulary = session.receiver().vocabulary().orElseThrow();
    if (!vocabulary.stores(last.channel(), last.status())) {
      return notStored(vocabulary, last);
    }
    String smsId = session.newMessage();
    CheckResponse first = session.deliver(smsId, last);
    if (!first.isAcknowledged()) {
      return new Verdict.Unfinished(first.summary() + ", before the late " + late.description());
    }
    ObservedState before =
        session.awaitState(smsId, observed -> isAfter(vocabulary, observed, last));
    if (!isAfter(vocabulary, before, last)) {
      return new Verdict.Unfinished(
          first.summary()
              + ", but the state was "
              + notAsExpected(vocabulary, before, last.status())
              + ", before the late "
              + late.description());
    }
    CheckResponse response = session.deliver(smsId, late);
    ObservedState after = session.settledState(smsId);
    if (!isAfter(vocabulary, after, last)) {
      return new Verdict.Failed(
          "after the late "
              + late.status().wireName()
              + ", the state is "
              + notAsExpected(vocabulary, after, last.status()),
          Optional.of(MOVED_BACK));
    }
    return response.isAcknowledged() ? Verdict.passed() : session.rejection(response, late);
  }

  /** The state that is found, and the one that is expected. */
  public static String notAsExpected(
      StatusVocabulary vocabulary, ObservedState state, Status status) {
    return state.description() + ", not " + SafeText.quoted(vocabulary.example(status).orElse(""));
  }

  private static boolean isAfter(
      StatusVocabulary vocabulary, ObservedState state, CheckPayload event) {
    return vocabulary.matches(state, event.channel(), event.status());
  }

  /** The verdict if an event alone is not stored: an application may ignore sent, but no other. */
  public static Verdict notStored(StatusVocabulary vocabulary, CheckPayload event) {
    String id = event.channel().wireName() + "-" + event.status().wireName();
    return event.status() == Status.SENT && !vocabulary.stores(Status.SENT)
        ? new Verdict.Skipped("the application does not store that a message is sent")
        : new Verdict.Unfinished(id.replace('-', ' ') + " alone is not stored; see " + id);
  }
}
