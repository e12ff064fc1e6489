package com.otpiq.check;

import static com.otpiq.rule.Basis.ASSUMED;
import static com.otpiq.rule.Basis.DOCUMENTED;
import static com.otpiq.verdict.Group.EVENTS;
import static com.otpiq.verdict.Severity.ERROR;
import static com.otpiq.verdict.Severity.WARNING;

import com.otpiq.check.Trial.Mode;
import com.otpiq.rule.Basis;
import com.otpiq.verdict.Check;
import com.otpiq.verdict.Severity;
import com.otpiq.verdict.Verdict;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.Key;
import com.otpiq.webhook.Status;
import java.util.List;

/** Whether the application ends up with what really happened to a message. */
final class EventChecks {
  private static final Payload SENT = Payload.of(Channel.SMS, Status.SENT);
  private static final Payload DELIVERED = Payload.of(Channel.SMS, Status.DELIVERED);
  private static final Payload FAILED = Payload.of(Channel.SMS, Status.FAILED);
  private static final Payload WHATSAPP_SENT = Payload.of(Channel.WHATSAPP, Status.SENT);
  private static final Payload WHATSAPP_FAILED =
      Payload.of(Channel.WHATSAPP, Status.FAILED)
          .with(Key.IS_FINAL, Json.of(false))
          .called("whatsapp failed, not final");

  private static final String LATCH =
      "Once an event with isFinal true is recorded, let nothing change the status: UPDATE … WHERE NOT final.";
  private static final String OTPIQS_SAMPLE =
      "OTPIQ's own page deduplicates on smsId alone: sent marks the message as done, and what follows is thrown away";

  static final List<Trial> ALL =
      List.of(
          Trial.of(
              check(
                  "delivered-after-sent",
                  ERROR,
                  DOCUMENTED,
                  "sent, then delivered",
                  "the message ends as delivered",
                  OTPIQS_SAMPLE,
                  DuplicateChecks.KEY),
              EventChecks::deliveredAfterSent),
          Trial.of(
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
          Trial.of(
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
          Trial.of(
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
          Trial.of(
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
          Trial.of(
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
          Trial.of(
              check(
                  "unknown-message",
                  ERROR,
                  ASSUMED,
                  "delivered for an smsId that the application has never seen",
                  "it is acknowledged",
                  "A webhook can come before your code has stored the smsId that send returned; a 404 makes OTPIQ retry, and counts against the endpoint",
                  "Record the event under its smsId and answer 200; join it with the message later."),
              EventChecks::takesStranger),
          Trial.of(
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
          Trial.of(
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

  private static Verdict deliveredAfterSent(Session session)
      throws InterruptedException, UnfinishedException {
    return session.subject().blind().isPresent()
        ? Suspicion.of(session)
        : endsAs(session, Status.DELIVERED, SENT, DELIVERED);
  }

  private static Verdict endsAs(Session session, Status status, Payload... payloads)
      throws InterruptedException, UnfinishedException {
    Vocabulary words = session.subject().vocabulary().orElseThrow();
    String smsId = session.message();
    for (Payload payload : payloads) {
      Reply reply = session.deliver(smsId, payload);
      if (!reply.acknowledged()) {
        return session.refused(reply, payload);
      }
    }
    State seen = session.eventually(smsId, state -> words.says(state, status));
    return words.says(seen, status) || words.of(status).isEmpty()
        ? Verdict.passed()
        : new Verdict.Failed(
            "every webhook was acknowledged, and the state is "
                + seen.words()
                + wanted(words, status));
  }

  private static Verdict staysAs(Session session, Status status, Payload payload)
      throws InterruptedException, UnfinishedException {
    Vocabulary words = session.subject().vocabulary().orElseThrow();
    if (words.of(status).isEmpty()) {
      return new Verdict.Skipped("the application does not record that a message " + status.word());
    }
    String smsId = session.message();
    session.deliver(smsId, payload);
    session.eventually(smsId, state -> words.says(state, status));
    Reply late = session.deliver(smsId, SENT);
    State seen = session.settled(smsId);
    if (!words.says(seen, status)) {
      return new Verdict.Failed(
          "after the late sent the state is " + seen.words() + wanted(words, status));
    }
    return late.acknowledged() ? Verdict.passed() : session.refused(late, SENT);
  }

  private static String wanted(Vocabulary words, Status status) {
    return ", not `" + words.of(status).orElse("") + "`";
  }

  private static Verdict takesStranger(Session session)
      throws InterruptedException, UnfinishedException {
    Reply reply =
        session.deliver(session.stranger(), DELIVERED.called("sms delivered, unknown smsId"));
    return reply.acknowledged() ? Verdict.passed() : session.refused(reply, DELIVERED);
  }

  private static Verdict survives(Session session)
      throws InterruptedException, UnfinishedException {
    Payload plain = session.subject().plain().orElseThrow();
    Reply reply = session.deliver(session.message(), plain);
    return reply.acknowledged()
        ? Verdict.passed()
        : new Verdict.Failed(reply.sentence() + ", and it was acknowledged at first");
  }

  private static Verdict joinsEarly(Session session)
      throws InterruptedException, UnfinishedException {
    if (session.subject().insight().preparer().isEmpty()) {
      return new Verdict.Skipped("nobody tells the application of messages: --prepare-cmd");
    }
    Vocabulary words = session.subject().vocabulary().orElseThrow();
    String smsId = session.stranger();
    Reply reply = session.deliver(smsId, DELIVERED.called("sms delivered, before it is known"));
    session.prepare(smsId);
    State seen = session.eventually(smsId, state -> words.says(state, Status.DELIVERED));
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
