package com.otpiq.check.cases;

import static com.otpiq.rule.Basis.ASSUMED;
import static com.otpiq.rule.Basis.DOCUMENTED;
import static com.otpiq.verdict.CheckGroup.EVENTS;
import static com.otpiq.verdict.Severity.ERROR;
import static com.otpiq.verdict.Severity.WARNING;

import com.otpiq.check.probe.ObservedState;
import com.otpiq.check.probe.StatusVocabulary;
import com.otpiq.check.session.CheckCase;
import com.otpiq.check.session.CheckCase.Phase;
import com.otpiq.check.session.CheckPayload;
import com.otpiq.check.session.CheckResponse;
import com.otpiq.check.session.CheckSession;
import com.otpiq.rule.Basis;
import com.otpiq.verdict.Check;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.verdict.Severity;
import com.otpiq.verdict.Verdict;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.PayloadKey;
import com.otpiq.webhook.Status;
import java.util.List;

/** Whether the application ends up with what really happened to a message. */
public final class EventChecks {
  private static final CheckPayload SENT = CheckPayload.of(Channel.SMS, Status.SENT);
  private static final CheckPayload DELIVERED = CheckPayload.of(Channel.SMS, Status.DELIVERED);
  private static final CheckPayload FAILED = CheckPayload.of(Channel.SMS, Status.FAILED);
  private static final CheckPayload WHATSAPP_SENT = CheckPayload.of(Channel.WHATSAPP, Status.SENT);
  private static final CheckPayload WHATSAPP_FAILED =
      CheckPayload.of(Channel.WHATSAPP, Status.FAILED)
          .with(PayloadKey.IS_FINAL, Json.of(false))
          .describedAs("whatsapp failed, not final");

  private static final String LATCH =
      "Once an event with isFinal true is recorded, let nothing change the status: UPDATE … WHERE NOT final.";
  private static final String OTPIQS_SAMPLE =
      "OTPIQ's own page deduplicates on smsId alone: sent marks the message as done, and what follows is thrown away";

  public static final List<CheckCase> ALL =
      List.of(
          CheckCase.of(
              check(
                  "delivered-after-sent",
                  ERROR,
                  DOCUMENTED,
                  "sent, then delivered",
                  "the message ends as delivered",
                  OTPIQS_SAMPLE,
                  DuplicateChecks.KEY),
              EventChecks::deliveredAfterSent),
          CheckCase.of(
                  check(
                      "failed-after-sent",
                      ERROR,
                      DOCUMENTED,
                      "sent, then failed",
                      "the message ends as failed",
                      OTPIQS_SAMPLE,
                      DuplicateChecks.KEY),
                  session -> endsAs(session, Status.FAILED, SENT, FAILED))
              .requiringStateProbe(),
          CheckCase.of(
                  check(
                      "late-sent",
                      ERROR,
                      ASSUMED,
                      "delivered, then a sent that had to be retried",
                      "the message stays delivered",
                      "Retries overtake each other: a late sent makes the user wait for a message that is there",
                      LATCH),
                  session -> staysAs(session, Status.DELIVERED, DELIVERED))
              .requiringStateProbe(),
          CheckCase.of(
                  check(
                      "late-sent-after-failed",
                      ERROR,
                      ASSUMED,
                      "failed, then a sent that had to be retried",
                      "the message stays failed",
                      "Retries overtake each other: a late sent hides that the message never arrives",
                      LATCH),
                  session -> staysAs(session, Status.FAILED, FAILED))
              .requiringStateProbe(),
          CheckCase.of(
                  check(
                      "fallback-sent",
                      WARNING,
                      ASSUMED,
                      "sent and failed by WhatsApp, not final; then sent by SMS",
                      "the message is on its way again",
                      "With a fallback route the same message is sent twice, by two channels; who leaves the channel out takes the second for a duplicate",
                      DuplicateChecks.KEY),
                  session -> endsAs(session, Status.SENT, WHATSAPP_SENT, WHATSAPP_FAILED, SENT))
              .requiringStateProbe(),
          CheckCase.of(
                  check(
                      "fallback-delivered",
                      WARNING,
                      ASSUMED,
                      "failed by WhatsApp, not final; then delivered by SMS",
                      "the message ends as delivered",
                      "failed is the end only where isFinal says so: with a fallback route the message may still arrive",
                      "Let isFinal decide what is final, not the status."),
                  session -> endsAs(session, Status.DELIVERED, WHATSAPP_FAILED, DELIVERED))
              .requiringStateProbe(),
          CheckCase.of(
              check(
                  "unknown-message",
                  ERROR,
                  ASSUMED,
                  "delivered for an smsId that the application has never seen",
                  "it is acknowledged",
                  "A webhook can come before your code has stored the smsId that send returned; a 404 makes OTPIQ retry, and counts against the endpoint",
                  "Record the event under its smsId and answer 200; join it with the message later."),
              EventChecks::takesStranger),
          CheckCase.of(
                  check(
                      "early-webhook",
                      WARNING,
                      ASSUMED,
                      "delivered for a message that the application learns of only then",
                      "the message ends as delivered",
                      "A webhook can overtake the answer to the request that sent the message; nobody sends it again",
                      "Keep events of unknown messages, and look for them when the message is stored."),
                  EventChecks::joinsEarly)
              .requiringStateProbe(),
          CheckCase.of(
                  check(
                      "survives",
                      ERROR,
                      DOCUMENTED,
                      "a webhook that was acknowledged before, once more after all the others",
                      "it is acknowledged as it was",
                      "What ends at one odd request receives nothing after it, until somebody starts it again",
                      "Look for what ended it in the application's log, and turn away what it cannot take with a 4xx."),
                  EventChecks::survives)
              .in(Phase.LAST));

  private EventChecks() {}

  private static Check check(
      String id,
      Severity severity,
      Basis basis,
      String sends,
      String expects,
      String why,
      String fix) {
    return new Check(id, EVENTS, severity, basis, sends, expects, why, fix);
  }

  private static Verdict deliveredAfterSent(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    return session.receiver().stateUnavailable().isPresent()
        ? BlackBoxHeuristic.of(session)
        : endsAs(session, Status.DELIVERED, SENT, DELIVERED);
  }

  private static Verdict endsAs(CheckSession session, Status status, CheckPayload... payloads)
      throws InterruptedException, IncompleteCheckException {
    StatusVocabulary vocabulary = session.receiver().vocabulary().orElseThrow();
    String smsId = session.newMessage();
    for (CheckPayload payload : payloads) {
      CheckResponse response = session.deliver(smsId, payload);
      if (!response.acknowledged()) {
        return session.rejection(response, payload);
      }
    }
    ObservedState seen = session.awaitState(smsId, state -> vocabulary.matches(state, status));
    return vocabulary.matches(seen, status) || vocabulary.of(status).isEmpty()
        ? Verdict.passed()
        : new Verdict.Failed(
            "every webhook was acknowledged, and the state is "
                + seen.description()
                + wanted(vocabulary, status));
  }

  private static Verdict staysAs(CheckSession session, Status status, CheckPayload payload)
      throws InterruptedException, IncompleteCheckException {
    StatusVocabulary vocabulary = session.receiver().vocabulary().orElseThrow();
    if (vocabulary.of(status).isEmpty()) {
      return new Verdict.Skipped(
          "the application does not record that a message " + status.wireName());
    }
    String smsId = session.newMessage();
    session.deliver(smsId, payload);
    session.awaitState(smsId, state -> vocabulary.matches(state, status));
    CheckResponse late = session.deliver(smsId, SENT);
    ObservedState seen = session.settledState(smsId);
    if (!vocabulary.matches(seen, status)) {
      return new Verdict.Failed(
          "after the late sent the state is " + seen.description() + wanted(vocabulary, status));
    }
    return late.acknowledged() ? Verdict.passed() : session.rejection(late, SENT);
  }

  private static String wanted(StatusVocabulary vocabulary, Status status) {
    return ", not `" + vocabulary.of(status).orElse("") + "`";
  }

  private static Verdict takesStranger(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    CheckResponse response =
        session.deliver(
            session.unknownMessage(), DELIVERED.describedAs("sms delivered, unknown smsId"));
    return response.acknowledged() ? Verdict.passed() : session.rejection(response, DELIVERED);
  }

  private static Verdict survives(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    CheckPayload plain = session.receiver().acknowledgedPayload().orElseThrow();
    CheckResponse response = session.deliver(session.newMessage(), plain);
    return response.acknowledged()
        ? Verdict.passed()
        : new Verdict.Failed(response.summary() + ", and it was acknowledged at first");
  }

  private static Verdict joinsEarly(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    if (session.receiver().application().preparer().isEmpty()) {
      return new Verdict.Skipped("nobody tells the application of messages: --prepare-cmd");
    }
    StatusVocabulary vocabulary = session.receiver().vocabulary().orElseThrow();
    String smsId = session.unknownMessage();
    CheckResponse response =
        session.deliver(smsId, DELIVERED.describedAs("sms delivered, before it is known"));
    session.prepare(smsId);
    ObservedState seen =
        session.awaitState(smsId, state -> vocabulary.matches(state, Status.DELIVERED));
    if (!response.acknowledged()) {
      return new Verdict.Skipped("a webhook that comes early is not acknowledged");
    }
    return vocabulary.matches(seen, Status.DELIVERED)
        ? Verdict.passed()
        : new Verdict.Failed(
            "the webhook was acknowledged, the message stored, and the state is "
                + seen.description()
                + wanted(vocabulary, Status.DELIVERED));
  }
}
