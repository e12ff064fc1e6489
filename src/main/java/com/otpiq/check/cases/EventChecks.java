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
import com.otpiq.check.state.EventSequence;
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

/** Checks of the final state of a message after several events. */
public final class EventChecks {
  private static final CheckPayload SENT = CheckPayload.of(Channel.SMS, Status.SENT);
  private static final CheckPayload DELIVERED = CheckPayload.of(Channel.SMS, Status.DELIVERED);
  private static final CheckPayload FAILED = CheckPayload.of(Channel.SMS, Status.FAILED);
  private static final CheckPayload WHATSAPP_SENT = CheckPayload.of(Channel.WHATSAPP, Status.SENT);
  static final CheckPayload WHATSAPP_FAILED =
      CheckPayload.of(Channel.WHATSAPP, Status.FAILED)
          .with(PayloadKey.IS_FINAL, Json.of(false))
          .describedAs("whatsapp failed, not final");

  static final String KEEP_FINAL =
      "After an event with isFinal true, do not change the status: UPDATE … WHERE NOT final.";

  private static final String SAMPLE =
      "The sample on OTPIQ's page deduplicates on smsId alone: after sent, it ignores every other event";

  public static final List<CheckCase> ALL =
      List.of(
          CheckCase.of(
              check(
                  "delivered-after-sent",
                  ERROR,
                  DOCUMENTED,
                  "sent, then delivered",
                  "the final state is delivered",
                  SAMPLE,
                  DuplicateChecks.KEY),
              EventChecks::deliveredAfterSent),
          CheckCase.of(
                  check(
                      "failed-after-sent",
                      ERROR,
                      DOCUMENTED,
                      "sent, then failed",
                      "the final state is failed",
                      SAMPLE,
                      DuplicateChecks.KEY),
                  session -> EventSequence.endsAs(session, SENT, FAILED))
              .requiringStateProbe(),
          CheckCase.of(
                  check(
                      "late-sent",
                      ERROR,
                      ASSUMED,
                      "delivered, then a retried sent",
                      "the state stays delivered",
                      "Retries arrive out of order: after a late sent, the user waits for a message that has arrived",
                      KEEP_FINAL),
                  session -> EventSequence.staysAs(session, DELIVERED, SENT))
              .requiringStateProbe(),
          CheckCase.of(
                  check(
                      "late-sent-after-failed",
                      ERROR,
                      ASSUMED,
                      "failed, then a retried sent",
                      "the state stays failed",
                      "Retries arrive out of order: a late sent hides that the message failed",
                      KEEP_FINAL),
                  session -> EventSequence.staysAs(session, FAILED, SENT))
              .requiringStateProbe(),
          CheckCase.of(
                  check(
                      "fallback-sent",
                      WARNING,
                      ASSUMED,
                      "sent and failed (not final) by WhatsApp, then sent by SMS",
                      "the state is sent again",
                      "With a fallback route, a message is sent by two channels. Without the channel in the key, the second sent looks like a duplicate",
                      DuplicateChecks.KEY),
                  session -> EventSequence.endsAs(session, WHATSAPP_SENT, WHATSAPP_FAILED, SENT))
              .requiringStateProbe(),
          CheckCase.of(
                  check(
                      "fallback-delivered",
                      WARNING,
                      ASSUMED,
                      "failed (not final) by WhatsApp, then delivered by SMS",
                      "the final state is delivered",
                      "failed is final only if isFinal is true: with a fallback route, the message may still arrive",
                      "Use isFinal to decide what is final, not the status."),
                  session -> EventSequence.endsAs(session, WHATSAPP_FAILED, DELIVERED))
              .requiringStateProbe(),
          CheckCase.of(
              check(
                  "unknown-message",
                  ERROR,
                  ASSUMED,
                  "delivered for an smsId that the application has never seen",
                  "it is acknowledged",
                  "A webhook can arrive before your code has stored the smsId that send returned. A 404 makes OTPIQ retry, and counts as a failure of the endpoint",
                  "Store the event with its smsId and respond with 200. Join it with the message later."),
              EventChecks::acceptsUnknownMessage),
          CheckCase.of(
                  check(
                      "early-webhook",
                      WARNING,
                      ASSUMED,
                      "delivered for a message that the application does not know yet",
                      "the final state is delivered",
                      "A webhook can arrive before the response to the request that sent the message. OTPIQ does not send it again",
                      "Store events of unknown messages, and apply them when the message is stored."),
                  EventChecks::appliesEarlyEvent)
              .requiringStateProbe(),
          CheckCase.of(
                  check(
                      "survives",
                      ERROR,
                      DOCUMENTED,
                      "a webhook like one that was acknowledged before, after all other checks",
                      "it is acknowledged",
                      "An application that crashes at one request receives nothing until it is started again",
                      "Find the crash in the application's log, and reject such requests with a 4xx."),
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
    return session.receiver().vocabulary().isEmpty()
        ? BlackBoxHeuristic.of(session)
        : EventSequence.endsAs(session, SENT, DELIVERED);
  }

  private static Verdict acceptsUnknownMessage(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    CheckResponse response =
        session.deliver(
            session.unknownMessage(), DELIVERED.describedAs("sms delivered, unknown smsId"));
    return response.isAcknowledged() ? Verdict.passed() : session.rejection(response, DELIVERED);
  }

  private static Verdict survives(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    CheckPayload plain = session.receiver().acknowledgedPayload().orElseThrow();
    CheckResponse response = session.deliver(session.newMessage(), plain);
    return response.isAcknowledged()
        ? Verdict.passed()
        : response.failure(", although it was acknowledged at first");
  }

  private static Verdict appliesEarlyEvent(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    if (session.receiver().application().preparer().isEmpty()) {
      return Verdict.Skipped.without("a command that makes a message known", "--prepare-cmd");
    }
    StatusVocabulary vocabulary = session.receiver().vocabulary().orElseThrow();
    if (!vocabulary.stores(Channel.SMS, Status.DELIVERED)) {
      return EventSequence.notStored(vocabulary, DELIVERED);
    }
    String smsId = session.unknownMessage();
    CheckResponse response =
        session.deliver(smsId, DELIVERED.describedAs("sms delivered, before it is known"));
    session.prepare(smsId);
    if (!response.isAcknowledged()) {
      return new Verdict.Skipped("an early webhook is rejected; see unknown-message");
    }
    ObservedState state =
        session.awaitState(
            smsId, observed -> vocabulary.matches(observed, Channel.SMS, Status.DELIVERED));
    return vocabulary.matches(state, Channel.SMS, Status.DELIVERED)
        ? Verdict.passed()
        : new Verdict.Failed(
            "the webhook was acknowledged and the message stored, but the state is "
                + EventSequence.notAsExpected(vocabulary, state, Status.DELIVERED));
  }
}
