package com.otpiq.check.cases;

import static com.otpiq.rule.Basis.ASSUMED;
import static com.otpiq.rule.Basis.DOCUMENTED;
import static com.otpiq.verdict.CheckGroup.CONTACT;
import static com.otpiq.verdict.Severity.ERROR;
import static com.otpiq.verdict.Severity.WARNING;

import com.otpiq.check.probe.ApplicationAccess;
import com.otpiq.check.probe.ObservedState;
import com.otpiq.check.probe.StatusVocabulary;
import com.otpiq.check.session.CheckCase;
import com.otpiq.check.session.CheckCase.Phase;
import com.otpiq.check.session.CheckPayload;
import com.otpiq.check.session.CheckResponse;
import com.otpiq.check.session.CheckSession;
import com.otpiq.check.session.ReceiverUnderTest;
import com.otpiq.delivery.ResponseTimes;
import com.otpiq.event.SafeText;
import com.otpiq.time.Durations;
import com.otpiq.time.Stopwatch;
import com.otpiq.verdict.Check;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.verdict.Verdict;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.SmsIdFormat;
import com.otpiq.webhook.Status;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether there is a receiver at all, and whether it takes a webhook of OTPIQ's. */
public final class ContactChecks {
  /** A little longer than OTPIQ waits, so that a late answer is told from none. */
  private static final Duration TIMEOUT = ReceiverUnderTest.DEADLINE.plusSeconds(3);

  static final Duration QUICK = ResponseTimes.SLOW;
  private static final CheckPayload SENT = CheckPayload.of(Channel.SMS, Status.SENT);
  private static final CheckPayload DELIVERED = CheckPayload.of(Channel.SMS, Status.DELIVERED);
  private static final String LIFE = "an SMS: sent, then delivered";
  private static final List<CheckPayload> LIFE_OF = List.of(SENT, DELIVERED);

  /** What else a receiver may take that refuses the life of an SMS. */
  private static final List<CheckPayload> OTHERS =
      List.of(
          CheckPayload.of(Channel.SMS, Status.FAILED),
          CheckPayload.of(Channel.WHATSAPP, Status.DELIVERED),
          CheckPayload.of(Channel.TELEGRAM, Status.DELIVERED));

  public static final List<CheckCase> ALL =
      List.of(
          new CheckCase(
              new Check(
                  "answers",
                  CONTACT,
                  ERROR,
                  DOCUMENTED,
                  LIFE,
                  "the receiver responds",
                  "OTPIQ counts a webhook without a response as failed, and tries up to 10 more times",
                  "Start the application, and check the host, port and path of the URL. For your own certificate, use --cacert."),
              Phase.PRECONDITION,
              ContactChecks::answers),
          new CheckCase(
              new Check(
                  "no-redirect",
                  CONTACT,
                  ERROR,
                  DOCUMENTED,
                  LIFE,
                  "the response is not a redirect",
                  "Only a 2xx acknowledges a webhook. A client that follows a redirect sends a GET without a body",
                  "Give OTPIQ the final URL: https, the right host, with or without the trailing slash. Exempt the route from login pages."),
              Phase.PRECONDITION,
              ContactChecks::redirects),
          new CheckCase(
              new Check(
                  "in-time",
                  CONTACT,
                  ERROR,
                  DOCUMENTED,
                  LIFE,
                  "each response comes within 10 s",
                  "After 10 s, OTPIQ counts the webhook as failed and delivers it again, so the work is done twice",
                  "Respond first, and do the work afterwards: in a queue, a job or a background task."),
              Phase.PRECONDITION,
              session -> slower(session, ReceiverUnderTest.DEADLINE)),
          new CheckCase(
              new Check(
                  "accepts",
                  CONTACT,
                  ERROR,
                  DOCUMENTED,
                  "documented webhooks with the right secret, until one is acknowledged",
                  "a documented webhook is acknowledged with a 2xx",
                  "OTPIQ counts any other response as a failure: it tries again, and may disable the endpoint",
                  "Compare the secret with the header X-OTPIQ-Webhook-Secret; there is no signature. Exempt the route from login and CSRF checks."),
              Phase.PRECONDITION,
              ContactChecks::accepts),
          new CheckCase(
              new Check(
                  "quick",
                  CONTACT,
                  WARNING,
                  ASSUMED,
                  LIFE,
                  "each response comes within 5 s",
                  "A response that takes 5 s on an idle machine takes longer than OTPIQ's limit of 10 s on a busy one",
                  "Respond first, and do the work afterwards."),
              Phase.CONCURRENT,
              session -> slower(session, QUICK)),
          new CheckCase(
              new Check(
                  "state-lookup",
                  CONTACT,
                  ERROR,
                  DOCUMENTED,
                  "three messages: one sent, one delivered, one failed",
                  "the look-up shows different statuses for delivered and sent",
                  "A webhook that is acknowledged but not stored is lost: OTPIQ does not send it again",
                  "Store the event before you respond. If it is stored, check --state-url, --state-cmd and --state-path, and use a longer --state-wait."),
              Phase.SETUP,
              ContactChecks::learn));

  private ContactChecks() {}

  private static Verdict answers(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    String smsId = session.newMessage();
    CheckResponse sent = session.send(session.webhook(smsId, SENT), TIMEOUT);
    if (sent.notReached()) {
      return new Verdict.Failed(sent.description());
    }
    session
        .receiver()
        .recordFirstResponses(sent, session.send(session.webhook(smsId, DELIVERED), TIMEOUT));
    return Verdict.passed();
  }

  /** What a redirect in one of the first answers means. */
  static Verdict redirects(CheckSession session) {
    return session.receiver().firstResponses().stream()
        .flatMap(response -> ResponseFindings.redirect(response).stream())
        .findFirst()
        .orElse(Verdict.passed());
  }

  /** Whether one of the first answers took longer than this. */
  static Verdict slower(CheckSession session, Duration limit) {
    CheckResponse slowest =
        session.receiver().firstResponses().stream()
            .max(Comparator.comparing(CheckResponse::took))
            .orElseThrow();
    String words =
        slowest.request()
            + (slowest.status().isPresent() ? " was answered after " : " was not answered after ")
            + Durations.show(slowest.took());
    return slowest.took().compareTo(limit) > 0
        ? new Verdict.Failed(words)
        : new Verdict.Passed(words);
  }

  private static Verdict accepts(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    ReceiverUnderTest receiver = session.receiver();
    session.reuse(receiver.firstResponses());
    for (int i = 0; i < LIFE_OF.size(); i++) {
      if (receiver.firstResponses().get(i).acknowledged()) {
        receiver.recordAcknowledged(LIFE_OF.get(i));
        return Verdict.passed();
      }
    }
    for (CheckPayload other : OTHERS) {
      if (session.sendSupplementary(session.webhook(session.newMessage(), other)).acknowledged()) {
        receiver.recordAcknowledged(other);
        return Verdict.passed();
      }
    }
    String smsId = session.newMessage(SmsIdFormat.UNDERSCORE);
    if (session.sendSupplementary(session.webhook(smsId, DELIVERED)).acknowledged()) {
      receiver.useSmsIdFormat(SmsIdFormat.UNDERSCORE);
      receiver.recordAcknowledged(DELIVERED);
      return Verdict.passed();
    }
    return new RejectionDiagnosis(session, session.receiver().firstResponses().getFirst())
        .verdict();
  }

  private static Verdict learn(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    if (session.receiver().application().stateProbe().isEmpty()) {
      return new Verdict.Skipped(session.receiver().stateUnavailable().orElseThrow());
    }
    Map<Status, Optional<String>> words = new HashMap<>();
    for (Status status : Status.values()) {
      words.put(status, word(session, status));
    }
    Optional<String> delivered = words.getOrDefault(Status.DELIVERED, Optional.empty());
    if (delivered.isEmpty()) {
      return unseen(session);
    }
    if (delivered.equals(words.get(Status.SENT)) || delivered.equals(words.get(Status.FAILED))) {
      return new Verdict.Failed("the look-up shows `" + delivered.get() + "` for every status");
    }
    session.receiver().learn(new StatusVocabulary(Map.copyOf(words)));
    return Verdict.passed();
  }

  /** An event was acknowledged, and cannot be seen: says what the look-up showed instead. */
  private static Verdict unseen(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    String smsId = session.newMessage();
    CheckResponse again = session.deliver(smsId, DELIVERED);
    if (!again.acknowledged()) {
      return new Verdict.Skipped("sms delivered is not acknowledged");
    }
    ObservedState seen = session.awaitState(smsId, state -> state.document().isPresent());
    ApplicationAccess application = session.receiver().application();
    return new Verdict.Failed(
        again.summary()
            + seen.document()
                .map(text ->
                    ", but the look-up shows "
                        + SafeText.shorten(text)
                        + " without a status at "
                        + application.statePath())
                .orElse(
                    ", but the look-up does not know the message after "
                        + Durations.show(application.storeTimeout())));
  }

  /** Where the user says that effects can be seen, they must be: else nobody would look at them. */
  private static void mustShowEffects(CheckSession session, ObservedState state)
      throws IncompleteCheckException {
    Optional<String> path = session.receiver().application().effectsPath();
    if (path.isPresent() && state.effects().isEmpty()) {
      throw IncompleteCheckException.lookupFailed(
          "the look-up has neither a number nor a list at " + path.get() + " (--effects-path)");
    }
  }

  /** What the application calls this status: what is there once this has happened, and no more. */
  private static Optional<String> word(CheckSession session, Status status)
      throws InterruptedException, IncompleteCheckException {
    String smsId = session.newMessage();
    ObservedState before = session.state(smsId);
    session.deliver(smsId, CheckPayload.of(Channel.SMS, status));
    Stopwatch watch = Stopwatch.start(session.receiver().time());
    ObservedState after = session.awaitState(smsId, seen -> !seen.equals(before));
    if (after.equals(before)) {
      return Optional.empty();
    }
    session.receiver().recordStoreDelay(watch.elapsed());
    mustShowEffects(session, after);
    return after.status();
  }
}
