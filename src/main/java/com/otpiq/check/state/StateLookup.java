package com.otpiq.check.state;

import com.otpiq.check.probe.ApplicationAccess;
import com.otpiq.check.probe.LearnedLookup;
import com.otpiq.check.probe.ObservedState;
import com.otpiq.check.probe.StatusText;
import com.otpiq.check.probe.StatusVocabulary;
import com.otpiq.check.probe.VolatileFields;
import com.otpiq.check.session.CheckResponse;
import com.otpiq.check.session.CheckSession;
import com.otpiq.event.SafeText;
import com.otpiq.time.Durations;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.verdict.Verdict;
import com.otpiq.webhook.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The check {@code state-lookup}: learns the application's terms for the statuses of each channel,
 * and which fields of the look-up change by themselves.
 */
public final class StateLookup {
  /** Enough to see which fields change by themselves. */
  private static final int CONTROLS = 3;

  private final CheckSession session;
  private final List<StateSample> samples;

  private StateLookup(CheckSession session, List<StateSample> samples) {
    this.session = session;
    this.samples = samples;
  }

  public static Verdict learn(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    return session.receiver().application().stateProbe().isEmpty()
        ? session.receiver().withoutState()
        : new StateLookup(session, StateSampling.take(session)).verdict();
  }

  private Verdict verdict() throws IncompleteCheckException {
    Optional<StateSample> delivered = stored(Status.DELIVERED).findFirst();
    if (delivered.isEmpty() && acknowledged(Status.DELIVERED).findAny().isPresent()) {
      return notStored(acknowledged(Status.DELIVERED).findFirst().get());
    }
    Optional<StateSample> any = delivered.or(() -> stored().findFirst());
    if (any.isEmpty()) {
      return new Verdict.Unfinished("no delivered webhook is acknowledged");
    }
    requireEffects(any.get().second());
    List<StatusText.Pair> pairs = pairs(any.get());
    StatusText text = StatusText.of(pairs);
    Optional<StatusText.Pair> unequal = pairs.stream().filter(pair -> !text.isSame(pair)).findAny();
    if (unequal.isPresent()) {
      return new Verdict.Failed(
          "the look-up shows "
              + SafeText.quoted(unequal.get().one())
              + " and "
              + SafeText.quoted(unequal.get().other())
              + " for the same status: "
              + session.receiver().application().statePath()
              + " must be the status alone");
    }
    StatusVocabulary vocabulary = new StatusVocabulary(text, any.get().before().status(), events());
    if (delivered.isPresent() && isAmbiguous(vocabulary)) {
      return new Verdict.Failed(
          "the look-up shows "
              + SafeText.quoted(delivered.get().stored())
              + (vocabulary.stores(Status.FAILED)
                  ? " for sent and delivered"
                  : " for every status"));
    }
    session.receiver().learn(new LearnedLookup(vocabulary, volatileFields(), controls()));
    return delivered.isPresent()
        ? Verdict.passed()
        : new Verdict.Unfinished("no delivered webhook is acknowledged");
  }

  /** Whether no term stands for delivered, or the same one is stored for every sent. */
  private boolean isAmbiguous(StatusVocabulary vocabulary) {
    return !vocabulary.stores(Status.DELIVERED)
        || (stored(Status.SENT).findAny().isPresent()
            && stored(Status.SENT)
                .allMatch(sent ->
                    vocabulary.meaning(sent.second()).equals(Optional.of(Status.DELIVERED))));
  }

  private Stream<StateSample> acknowledged(Status status) {
    return samples.stream()
        .filter(StateSample::isAcknowledged)
        .filter(sample -> sample.payload().status() == status);
  }

  private Stream<StateSample> stored(Status status) {
    return acknowledged(status).filter(StateSample::isStored);
  }

  private Stream<StateSample> stored() {
    return samples.stream().filter(StateSample::isStored);
  }

  /** Statuses that must be equal: of one message, and of two messages with the same event. */
  private List<StatusText.Pair> pairs(StateSample reference) {
    List<StatusText.Pair> pairs = new ArrayList<>(stored().map(StateSample::statuses).toList());
    stored()
        .filter(sample -> sample.payload().equals(reference.payload()))
        .forEach(sample -> pairs.add(new StatusText.Pair(reference.stored(), sample.stored())));
    return pairs;
  }

  /** The status in the look-up after each event. */
  private Map<StatusVocabulary.Event, String> events() {
    Map<StatusVocabulary.Event, String> events = new LinkedHashMap<>();
    stored()
        .forEach(sample ->
            events.putIfAbsent(
                new StatusVocabulary.Event(sample.payload().channel(), sample.payload().status()),
                sample.stored()));
    return events;
  }

  private VolatileFields volatileFields() {
    VolatileFields fields = new VolatileFields();
    stored().forEach(sample -> fields.learn(sample.first(), sample.second()));
    return fields;
  }

  private Map<String, ObservedState> controls() {
    Map<String, ObservedState> controls = new LinkedHashMap<>();
    stored().limit(CONTROLS).forEach(sample -> controls.put(sample.smsId(), sample.second()));
    return controls;
  }

  /** The verdict if no delivered was stored: what the look-up shows. */
  private Verdict notStored(StateSample delivered) {
    ApplicationAccess application = session.receiver().application();
    ObservedState state = delivered.second();
    String shown =
        state.status().isPresent()
            ? "the look-up still shows "
                + SafeText.quoted(state.status().get())
                + " after "
                + Durations.show(application.storeTimeout())
            : state
                .document()
                .map(text ->
                    "the look-up shows "
                        + SafeText.shorten(text)
                        + " without a status at "
                        + application.statePath())
                .orElse(
                    "the look-up does not know the message after "
                        + Durations.show(application.storeTimeout()));
    return new Verdict.Failed(
        delivered.response().map(CheckResponse::summary).orElse("") + ", but " + shown);
  }

  /**
   * The effects must be at the path that the user gave; otherwise checks of effects would pass
   * without seeing any.
   */
  private void requireEffects(ObservedState state) throws IncompleteCheckException {
    Optional<String> path = session.receiver().application().effectsPath();
    if (path.isPresent() && state.effects().isEmpty()) {
      throw IncompleteCheckException.lookupFailed(
          "the look-up has neither a number nor a list at " + path.get() + " (--effects-path)");
    }
  }
}
