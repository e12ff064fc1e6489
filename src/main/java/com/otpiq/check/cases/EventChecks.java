package com.otpiq.check.cases;

import static com.otpiq.rule.Basis.ASSUMED;
import static com.otpiq.rule.Basis.DOCUMENTED;
import static com.otpiq.verdict.CheckGroup.EVENTS;
import static com.otpiq.verdict.Severity.ERROR;
import static com.otpiq.verdict.Severity.WARNING;

import com.otpiq.check.probe.ObservedState;
import com.otpiq.check.probe.StatusVocabulary;
import com.otpiq.check.session.CheckCase;
import com.otpiq.check.session.CheckCase.Mode;
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
          .called("whatsapp failed, not final");

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
              .lookingBehind(),
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
              .lookingBehind(),
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
              .lookingBehind(),
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
              .lookingBehind(),
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
              .lookingBehind(),
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
              .lookingBehind(),
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
              .in(Mode.LAST));

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
    return session.subject().blind().isPresent()
        ? BlackBoxHeuristic.of(session)
        : endsAs(session, Status.DELIVERED, SENT, DELIVERED);
  }

  private static Verdict endsAs(CheckSession session, Status status, CheckPayload... payloads)
      throws InterruptedException, IncompleteCheckException {
    StatusVocabulary words = session.subject().vocabulary().orElseThrow();
    String smsId = session.message();
    for (CheckPayload payload : payloads) {
      CheckResponse reply = session.deliver(smsId, payload);
      if (!reply.acknowledged()) {
        return session.refused(reply, payload);
      }
    }
    ObservedState seen = session.eventually(smsId, state -> words.says(state, status));
    return words.says(seen, status) || words.of(status).isEmpty()
        ? Verdict.passed()
        : new Verdict.Failed(
            "every webhook was acknowledged, and the state is "
                + seen.words()
                + wanted(words, status));
  }

  private static Verdict staysAs(CheckSession session, Status status, CheckPayload payload)
      throws InterruptedException, IncompleteCheckException {
    StatusVocabulary words = session.subject().vocabulary().orElseThrow();
    if (words.of(status).isEmpty()) {
      return new Verdict.Skipped(
          "the application does not record that a message " + status.wireName());
    }
    String smsId = session.message();
    session.deliver(smsId, payload);
    session.eventually(smsId, state -> words.says(state, status));
    CheckResponse late = session.deliver(smsId, SENT);
    ObservedState seen = session.settled(smsId);
    if (!words.says(seen, status)) {
      return new Verdict.Failed(
          "after the late sent the state is " + seen.words() + wanted(words, status));
    }
    return late.acknowledged() ? Verdict.passed() : session.refused(late, SENT);
  }

  private static String wanted(StatusVocabulary words, Status status) {
    return ", not `" + words.of(status).orElse("") + "`";
  }

  private static Verdict takesStranger(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    CheckResponse reply =
        session.deliver(session.stranger(), DELIVERED.called("sms delivered, unknown smsId"));
    return reply.acknowledged() ? Verdict.passed() : session.refused(reply, DELIVERED);
  }

  private static Verdict survives(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    CheckPayload plain = session.subject().plain().orElseThrow();
    CheckResponse reply = session.deliver(session.message(), plain);
    return reply.acknowledged()
        ? Verdict.passed()
        : new Verdict.Failed(reply.sentence() + ", and it was acknowledged at first");
  }

  private static Verdict joinsEarly(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    if (session.subject().insight().preparer().isEmpty()) {
      return new Verdict.Skipped("nobody tells the application of messages: --prepare-cmd");
    }
    StatusVocabulary words = session.subject().vocabulary().orElseThrow();
    String smsId = session.stranger();
    CheckResponse reply =
        session.deliver(smsId, DELIVERED.called("sms delivered, before it is known"));
    session.prepare(smsId);
    ObservedState seen = session.eventually(smsId, state -> words.says(state, Status.DELIVERED));
    if (!reply.acknowledged()) {
      return new Verdict.Skipped("a webhook that comes early is not acknowledged");
    }
    return words.says(seen, Status.DELIVERED)
        ? Verdict.passed()
        : new Verdict.Failed(
            "the webhook was acknowledged, the message stored, and the state is "
                + seen.words()
                + wanted(words, Status.DELIVERED));
  }
}
