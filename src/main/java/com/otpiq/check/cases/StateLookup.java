package com.otpiq.check.cases;

import com.otpiq.check.probe.ApplicationAccess;
import com.otpiq.check.probe.ObservedState;
import com.otpiq.check.probe.StatusVocabulary;
import com.otpiq.check.session.CheckPayload;
import com.otpiq.check.session.CheckResponse;
import com.otpiq.check.session.CheckSession;
import com.otpiq.event.SafeText;
import com.otpiq.time.Durations;
import com.otpiq.time.Stopwatch;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.verdict.Verdict;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.Status;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The check {@code state-lookup}: learns the application's terms for the statuses. */
final class StateLookup {
  private static final CheckPayload DELIVERED = CheckPayload.of(Channel.SMS, Status.DELIVERED);

  private StateLookup() {}

  static Verdict learn(CheckSession session) throws InterruptedException, IncompleteCheckException {
    if (session.receiver().application().stateProbe().isEmpty()) {
      return session.receiver().withoutState();
    }
    Map<Status, Optional<String>> words = new HashMap<>();
    for (Status status : Status.values()) {
      words.put(status, word(session, status));
    }
    Optional<String> delivered = words.getOrDefault(Status.DELIVERED, Optional.empty());
    if (delivered.isEmpty()) {
      return notStored(session);
    }
    if (delivered.equals(words.get(Status.SENT)) || delivered.equals(words.get(Status.FAILED))) {
      return new Verdict.Failed("the look-up shows `" + delivered.get() + "` for every status");
    }
    session.receiver().learn(new StatusVocabulary(Map.copyOf(words)));
    return Verdict.passed();
  }

  /** The verdict if an event was acknowledged and is not stored: what the look-up shows. */
  private static Verdict notStored(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    String smsId = session.newMessage();
    CheckResponse again = session.deliver(smsId, DELIVERED);
    if (!again.isAcknowledged()) {
      return new Verdict.Unfinished("sms delivered is not acknowledged");
    }
    ObservedState state = session.awaitState(smsId, seen -> seen.document().isPresent());
    ApplicationAccess application = session.receiver().application();
    return new Verdict.Failed(
        again.summary()
            + state
                .document()
                .map(text ->
                    ", but the look-up shows "
                        + SafeText.shorten(text)
                        + " without a status at "
                        + application.statePath())
                .orElse(
                    ", but the look-up does not know the message after "
                        + Durations.show(application.storeTimeout())));
  }

  /**
   * The effects must be at the path that the user gave; otherwise checks of effects would pass
   * without seeing any.
   */
  private static void requireEffects(CheckSession session, ObservedState state)
      throws IncompleteCheckException {
    Optional<String> path = session.receiver().application().effectsPath();
    if (path.isPresent() && state.effects().isEmpty()) {
      throw IncompleteCheckException.lookupFailed(
          "the look-up has neither a number nor a list at " + path.get() + " (--effects-path)");
    }
  }

  /** The application's term for a status: what it stores after this event alone. */
  private static Optional<String> word(CheckSession session, Status status)
      throws InterruptedException, IncompleteCheckException {
    String smsId = session.newMessage();
    ObservedState before = session.state(smsId);
    session.deliver(smsId, CheckPayload.of(Channel.SMS, status));
    Stopwatch stopwatch = Stopwatch.start(session.receiver().time());
    ObservedState after = session.awaitState(smsId, seen -> !seen.equals(before));
    if (after.equals(before)) {
      return Optional.empty();
    }
    session.receiver().recordStoreDelay(stopwatch.elapsed());
    requireEffects(session, after);
    return after.status();
  }
}
