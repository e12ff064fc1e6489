package com.otpiq.check.cases;

import static com.otpiq.rule.Basis.ASSUMED;
import static com.otpiq.rule.Basis.DOCUMENTED;
import static com.otpiq.verdict.CheckGroup.CONTACT;
import static com.otpiq.verdict.Severity.ERROR;
import static com.otpiq.verdict.Severity.WARNING;

import com.otpiq.check.session.CheckCase;
import com.otpiq.check.session.CheckCase.Phase;
import com.otpiq.check.session.CheckPayload;
import com.otpiq.check.session.CheckResponse;
import com.otpiq.check.session.CheckSession;
import com.otpiq.check.session.ReceiverUnderTest;
import com.otpiq.check.state.StateLookup;
import com.otpiq.delivery.ResponseTimes;
import com.otpiq.time.Durations;
import com.otpiq.verdict.Check;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.verdict.Verdict;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.SmsIdFormat;
import com.otpiq.webhook.Status;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** Checks of the first contact: the receiver responds in time and accepts a webhook. */
public final class ContactChecks {
  /** Longer than OTPIQ waits, to distinguish a late response from none. */
  private static final Duration TIMEOUT = ReceiverUnderTest.DEADLINE.plusSeconds(3);

  static final Duration QUICK = ResponseTimes.SLOW;
  private static final CheckPayload SENT = CheckPayload.of(Channel.SMS, Status.SENT);
  private static final CheckPayload DELIVERED = CheckPayload.of(Channel.SMS, Status.DELIVERED);
  private static final String SMS = "an SMS: sent, then delivered";
  private static final List<CheckPayload> SMS_WEBHOOKS = List.of(SENT, DELIVERED);

  /** Webhooks that a receiver may accept although it rejects those of an SMS. */
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
                  SMS,
                  "the receiver responds",
                  "OTPIQ counts a webhook without a response as failed, and tries up to 10 more times",
                  "Start the application, and check the host, port and path of the URL. For your own certificate, use --cacert."),
              Phase.PRECONDITION,
              ContactChecks::responds),
          new CheckCase(
              new Check(
                  "no-redirect",
                  CONTACT,
                  ERROR,
                  DOCUMENTED,
                  SMS,
                  "the response is not a redirect",
                  "Only a 2xx acknowledges a webhook. A client that follows a redirect sends a GET without a body",
                  "Give OTPIQ the final URL: https, the right host, with or without the trailing slash. Exempt the route from login pages."),
              Phase.PRECONDITION,
              ContactChecks::redirect),
          new CheckCase(
              new Check(
                  "in-time",
                  CONTACT,
                  ERROR,
                  DOCUMENTED,
                  SMS,
                  "each response comes within 10 s",
                  "After 10 s, OTPIQ counts the webhook as failed and delivers it again, so the work is done twice",
                  "Respond first, and do the work afterwards: in a queue, a job or a background task."),
              Phase.PRECONDITION,
              session -> responseTime(session, ReceiverUnderTest.DEADLINE)),
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
                  SMS,
                  "each response comes within 5 s",
                  "A response that takes 5 s on an idle machine takes longer than OTPIQ's limit of 10 s on a busy one",
                  "Respond first, and do the work afterwards."),
              Phase.CONCURRENT,
              session -> responseTime(session, QUICK)),
          new CheckCase(
              new Check(
                  "state-lookup",
                  CONTACT,
                  ERROR,
                  DOCUMENTED,
                  "a message for each status of each channel, and one more delivered",
                  "the look-up shows different statuses for delivered and sent",
                  "A webhook that is acknowledged but not stored is lost: OTPIQ does not send it again",
                  "Store the event before you respond. If it is stored, check --state-url, --state-cmd and --state-path, and use a longer --state-wait."),
              Phase.SETUP,
              StateLookup::learn));

  private ContactChecks() {}

  private static Verdict responds(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    String smsId = session.newMessage();
    CheckResponse sent = session.send(session.webhook(smsId, SENT), TIMEOUT);
    if (sent.notReached()) {
      return new Verdict.Failed(sent.description(), sent.failure().cause());
    }
    session
        .receiver()
        .recordFirstResponses(sent, session.send(session.webhook(smsId, DELIVERED), TIMEOUT));
    return Verdict.passed();
  }

  /** The verdict on redirects among the first responses. */
  static Verdict redirect(CheckSession session) {
    return session.receiver().firstResponses().stream()
        .flatMap(response -> ResponseFindings.redirect(response).stream())
        .findFirst()
        .orElse(Verdict.passed());
  }

  /** The verdict on the slowest of the first responses. */
  static Verdict responseTime(CheckSession session, Duration limit) {
    CheckResponse slowest =
        session.receiver().firstResponses().stream()
            .max(Comparator.comparing(CheckResponse::took))
            .orElseThrow();
    String description =
        slowest.request()
            + (slowest.status().isPresent() ? " was answered after " : " was not answered after ")
            + Durations.show(slowest.took());
    return slowest.took().compareTo(limit) > 0
        ? new Verdict.Failed(description)
        : new Verdict.Passed(description);
  }

  private static Verdict accepts(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    ReceiverUnderTest receiver = session.receiver();
    session.reuse(receiver.firstResponses());
    for (int i = 0; i < SMS_WEBHOOKS.size(); i++) {
      if (receiver.firstResponses().get(i).isAcknowledged()) {
        receiver.recordAcknowledged(SMS_WEBHOOKS.get(i));
        return Verdict.passed();
      }
    }
    for (CheckPayload other : OTHERS) {
      if (session
          .sendSupplementary(session.webhook(session.newMessage(), other))
          .isAcknowledged()) {
        receiver.recordAcknowledged(other);
        return Verdict.passed();
      }
    }
    String smsId = session.newMessage(SmsIdFormat.UNDERSCORE);
    if (session.sendSupplementary(session.webhook(smsId, DELIVERED)).isAcknowledged()) {
      receiver.useSmsIdFormat(SmsIdFormat.UNDERSCORE);
      receiver.recordAcknowledged(DELIVERED);
      return Verdict.passed();
    }
    return new RejectionDiagnosis(session, session.receiver().firstResponses().getFirst())
        .verdict();
  }
}
