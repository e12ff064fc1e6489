package com.otpiq.check.state;

import com.otpiq.check.probe.ObservedState;
import com.otpiq.check.probe.StatusVocabulary;
import com.otpiq.check.session.CheckPayload;
import com.otpiq.check.session.CheckResponse;
import com.otpiq.check.session.CheckSession;
import com.otpiq.verdict.Cause;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.verdict.Verdict;
import com.otpiq.webhook.Status;
import java.util.List;
import java.util.Optional;

/** Whether the application has stored a webhook that it acknowledged. */
public final class StoredWebhook {
  private static final Verdict NOT_CHECKED =
      new Verdict.Passed("it is acknowledged; the stored state was not checked");

  private StoredWebhook() {}

  /** Delivers a payload about a new message; it must be acknowledged and stored. */
  public static Verdict accepts(CheckSession session, CheckPayload plain, CheckPayload payload)
      throws InterruptedException, IncompleteCheckException {
    String smsId = session.newMessage();
    return accepted(session, smsId, session.deliver(smsId, payload), plain);
  }

  /**
   * The verdict on the response to a variant of a plain payload.
   *
   * @param plain distinguishes a failure of the variant from a failure of every webhook
   */
  public static Verdict accepted(
      CheckSession session, String smsId, CheckResponse response, CheckPayload plain)
      throws InterruptedException, IncompleteCheckException {
    if (!response.isAcknowledged()) {
      return session.rejection(response, plain);
    }
    return withoutError(
        response,
        stored(session, plain, vocabulary -> one(session, vocabulary, smsId, response, plain)));
  }

  /** The verdict on a documented webhook, which was acknowledged. */
  public static Verdict documented(
      CheckSession session, String smsId, CheckResponse response, CheckPayload payload)
      throws InterruptedException, IncompleteCheckException {
    Optional<StatusVocabulary> vocabulary = session.receiver().vocabulary();
    if (vocabulary.isEmpty()) {
      return withoutError(response, notChecked(session));
    }
    return withoutError(
        response,
        isIgnored(vocabulary.get(), payload)
            ? NOT_CHECKED
            : one(session, vocabulary.get(), smsId, response, payload));
  }

  /** A suspicion if an acknowledgement shows an error, and nothing else is wrong. */
  private static Verdict withoutError(CheckResponse response, Verdict verdict) {
    return verdict instanceof Verdict.Passed
        ? response
            .errorBehindSuccess()
            .<Verdict>map(error ->
                new Verdict.Suspected(
                    response.summary() + ", but its body is an error page: " + error,
                    Optional.of(new Cause("error page: " + error, "a 2xx with an error page"))))
            .orElse(verdict)
        : verdict;
  }

  /** An application may ignore sent, which is never the last event. */
  private static boolean isIgnored(StatusVocabulary vocabulary, CheckPayload payload) {
    return payload.status() == Status.SENT && !vocabulary.stores(Status.SENT);
  }

  /** The verdict on several plain webhooks that were all acknowledged. */
  public static Verdict each(CheckSession session, List<String> smsIds, CheckPayload plain)
      throws InterruptedException, IncompleteCheckException {
    return stored(
        session,
        plain,
        vocabulary -> {
          for (ObservedState state :
              session.askForEach(
                  smsIds, smsId -> await(session, vocabulary, smsId, plain.status()))) {
            if (!vocabulary.canBe(state, plain.status())) {
              return new Verdict.Failed(
                  "all were acknowledged, but not all are stored: "
                      + difference(vocabulary, state));
            }
          }
          return Verdict.passed();
        });
  }

  /** The verdict on an acknowledged webhook if nothing is known of the stored state. */
  public static Verdict notChecked(CheckSession session) {
    return session.receiver().application().stateProbe().isEmpty()
        ? NOT_CHECKED
        : session.receiver().withoutState();
  }

  @FunctionalInterface
  private interface Comparison {
    Verdict with(StatusVocabulary vocabulary) throws InterruptedException, IncompleteCheckException;
  }

  /** The verdict on the stored state, if the plain webhook is stored as what it is. */
  private static Verdict stored(CheckSession session, CheckPayload plain, Comparison comparison)
      throws InterruptedException, IncompleteCheckException {
    Optional<StatusVocabulary> vocabulary = session.receiver().vocabulary();
    if (vocabulary.isEmpty()) {
      return notChecked(session);
    }
    if (isIgnored(vocabulary.get(), plain)) {
      return NOT_CHECKED;
    }
    return vocabulary.get().stores(plain.channel(), plain.status())
        ? comparison.with(vocabulary.get())
        : EventSequence.notStored(vocabulary.get(), plain);
  }

  private static Verdict one(
      CheckSession session,
      StatusVocabulary vocabulary,
      String smsId,
      CheckResponse response,
      CheckPayload payload)
      throws InterruptedException, IncompleteCheckException {
    ObservedState state = await(session, vocabulary, smsId, payload.status());
    return vocabulary.canBe(state, payload.status())
        ? Verdict.passed()
        : new Verdict.Failed(
            response.summary() + ", but " + difference(vocabulary, state),
            Optional.of(cause(vocabulary, state, payload.status())));
  }

  private static ObservedState await(
      CheckSession session, StatusVocabulary vocabulary, String smsId, Status status)
      throws InterruptedException, IncompleteCheckException {
    return session.awaitState(smsId, observed -> vocabulary.canBe(observed, status));
  }

  private static Cause cause(StatusVocabulary vocabulary, ObservedState state, Status status) {
    return vocabulary
        .meaning(state)
        .map(other -> cause(status, "stored as " + other.wireName()))
        .orElseGet(() -> notStored(status));
  }

  /** The cause if webhooks with a status are acknowledged and not stored. */
  public static Cause notStored(Status status) {
    return cause(status, "not stored");
  }

  private static Cause cause(Status status, String stored) {
    return new Cause(status.wireName() + " " + stored, status.wireName() + " is " + stored);
  }

  private static String difference(StatusVocabulary vocabulary, ObservedState state) {
    return vocabulary
        .meaning(state)
        .map(meaning ->
            "it is stored as " + state.description() + ", which stands for " + meaning.wireName())
        .orElse(
            state.status().isPresent()
                ? "the state is still " + state.description()
                : "nothing is stored");
  }
}
