package com.otpiq.check.cases;

import static com.otpiq.rule.Basis.ASSUMED;
import static com.otpiq.rule.Basis.DOCUMENTED;
import static com.otpiq.verdict.CheckGroup.TOLERANCE;
import static com.otpiq.verdict.CheckGroup.WEBHOOK;
import static com.otpiq.verdict.Severity.ERROR;

import com.otpiq.check.session.CheckCase;
import com.otpiq.check.session.CheckPayload;
import com.otpiq.check.session.CheckResponse;
import com.otpiq.check.session.CheckSession;
import com.otpiq.verdict.Check;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.verdict.Verdict;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.PayloadKey;
import com.otpiq.webhook.ReportType;
import com.otpiq.webhook.SmsIdFormat;
import com.otpiq.webhook.Status;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Whether the receiver takes every webhook that OTPIQ documents, and those it may send one day. */
public final class WebhookChecks {
  private static final String RETRIED =
      "Anything but a 2xx is a failure to OTPIQ: it delivers the same webhook up to 10 more times, and may disable the endpoint";
  private static final CheckPayload DELIVERED = CheckPayload.of(Channel.SMS, Status.DELIVERED);
  private static final CheckPayload FAILED = CheckPayload.of(Channel.SMS, Status.FAILED);

  /** What a carrier may say, in the languages of those who send. */
  private static final String ARABIC = "رفضت شركة الاتصالات الرسالة";

  private static final String KURDISH = "کۆمپانیای پەیوەندی نامە‌کەی ڕەت کردەوە";

  public static final List<CheckCase> ALL =
      Stream.concat(
              Arrays.stream(Channel.values())
                  .flatMap(channel ->
                      Arrays.stream(Status.values()).map(status -> documented(channel, status))),
              Stream.of(
                  CheckCase.of(
                      new Check(
                          "final-only",
                          WEBHOOK,
                          ERROR,
                          DOCUMENTED,
                          "the only webhook of a message with deliveryReportType \"final\"",
                          "delivered is acknowledged and recorded without a sent before it",
                          RETRIED,
                          "Do not wait for sent: with \"final\" it never comes."),
                      session ->
                          takes(
                              session,
                              DELIVERED,
                              DELIVERED
                                  .with(
                                      PayloadKey.REPORT_TYPE, Json.of(ReportType.FINAL.wireName()))
                                  .describedAs("sms delivered under final"))),
                  CheckCase.of(
                      new Check(
                          "reason-absent",
                          WEBHOOK,
                          ERROR,
                          DOCUMENTED,
                          "a failure without the key reason",
                          "it is acknowledged and recorded",
                          "reason is optional, also where status is failed; code that reads it unasked answers 500 for ever",
                          "Read reason as a value that may be missing."),
                      session ->
                          takes(
                              session,
                              FAILED,
                              FAILED
                                  .without(PayloadKey.REASON)
                                  .describedAs("sms failed without reason"))),
                  CheckCase.of(
                      new Check(
                          "sender-id-absent",
                          WEBHOOK,
                          ERROR,
                          DOCUMENTED,
                          "an SMS without the key senderId",
                          "it is acknowledged and recorded",
                          "senderId is there only when a custom sender was given",
                          "Read senderId as a value that may be missing."),
                      session ->
                          takes(
                              session,
                              DELIVERED,
                              DELIVERED
                                  .without(PayloadKey.SENDER_ID)
                                  .describedAs("sms delivered without senderId"))),
                  CheckCase.of(
                      new Check(
                          "sms-id-underscore",
                          WEBHOOK,
                          ERROR,
                          DOCUMENTED,
                          "an smsId such as sms_1234567890abcdef",
                          "it is acknowledged and recorded",
                          "One page of OTPIQ's writes identifiers like this, another otherwise: they are opaque",
                          "Take any text as an smsId; no pattern, no fixed length, no number."),
                      session -> takesForm(session, SmsIdFormat.UNDERSCORE)),
                  CheckCase.of(
                      new Check(
                          "sms-id-hyphen",
                          WEBHOOK,
                          ERROR,
                          DOCUMENTED,
                          "an smsId of sms- and 24 hexadecimal digits",
                          "it is acknowledged and recorded",
                          "One page of OTPIQ's writes identifiers like this, another otherwise: they are opaque",
                          "Take any text as an smsId; no pattern, no fixed length, no number."),
                      session -> takesForm(session, SmsIdFormat.HYPHEN)),
                  tolerance(
                      "unknown-key",
                      "a webhook with a key that nobody has documented",
                      "it is acknowledged and recorded",
                      "A provider adds keys without notice; a strict schema turns that into an outage",
                      "Ignore keys that you do not know.",
                      session ->
                          takes(
                              session,
                              DELIVERED,
                              DELIVERED
                                  .with("attempt", Json.of(1))
                                  .describedAs("sms delivered with an unknown key"))),
                  tolerance(
                      "unknown-status",
                      "status \"expired\", which OTPIQ does not send today",
                      "it is answered, but not with a 5xx",
                      "A new status would be retried and fail for ever, and the endpoint be disabled",
                      "Acknowledge a status that you do not know, and note it.",
                      session -> bears(session, PayloadKey.STATUS, "expired")),
                  tolerance(
                      "unknown-channel",
                      "channel \"viber\", which OTPIQ does not have today",
                      "it is answered, but not with a 5xx",
                      "A new channel would be retried and fail for ever, and the endpoint be disabled",
                      "Acknowledge a channel that you do not know, and note it.",
                      session -> bears(session, PayloadKey.CHANNEL, "viber")),
                  tolerance(
                      "reason-arabic",
                      "a failure whose reason is in Arabic",
                      "it is acknowledged and recorded",
                      "A database or a log that is not UTF-8 fails on the first Arabic reason",
                      "Use UTF-8 everywhere: utf8mb4 in MySQL, UTF-8 in files and logs.",
                      session -> takesReason(session, ARABIC, "Arabic")),
                  tolerance(
                      "reason-kurdish",
                      "a failure whose reason is in Kurdish, with a zero-width non-joiner",
                      "it is acknowledged and recorded",
                      "Letters beyond Arabic's, and marks without width, are what a filter for \"clean\" text refuses",
                      "Use UTF-8 everywhere, and do not filter letters.",
                      session -> takesReason(session, KURDISH, "Kurdish")),
                  tolerance(
                      "content-type-charset",
                      "Content-Type: application/json; charset=utf-8",
                      "it is acknowledged and recorded",
                      "OTPIQ does not publish its Content-Type; many clients add the charset",
                      "Compare the media type without its parameters, or leave it to the framework.",
                      WebhookChecks::takesCharset)))
          .toList();

  private WebhookChecks() {}

  private static CheckCase documented(Channel channel, Status status) {
    CheckPayload payload = CheckPayload.of(channel, status);
    return CheckCase.of(
        new Check(
            channel.wireName() + "-" + status.wireName(),
            WEBHOOK,
            ERROR,
            DOCUMENTED,
            payload.description() + ", as documented",
            "it is acknowledged and recorded",
            RETRIED,
            "Take "
                + status.wireName()
                + " by "
                + channel.wireName()
                + " like the other events; a message changes its channel when one of them fails."),
        session -> takesDocumented(session, payload, status));
  }

  private static CheckCase tolerance(
      String id,
      String sends,
      String expects,
      String why,
      String fix,
      CheckCase.Procedure procedure) {
    return CheckCase.of(
        new Check(id, TOLERANCE, ERROR, ASSUMED, sends, expects, why, fix), procedure);
  }

  private static Verdict takes(CheckSession session, CheckPayload plain, CheckPayload payload)
      throws InterruptedException, IncompleteCheckException {
    String smsId = session.newMessage();
    return judge(session, smsId, session.deliver(smsId, payload), plain);
  }

  private static Verdict judge(
      CheckSession session, String smsId, CheckResponse response, CheckPayload plain)
      throws InterruptedException, IncompleteCheckException {
    return response.acknowledged()
        ? RecordedWebhook.verdict(session, smsId, response, status(plain))
        : session.rejection(response, plain);
  }

  private static Status status(CheckPayload payload) {
    return payload.equals(FAILED) ? Status.FAILED : Status.DELIVERED;
  }

  private static Verdict takesDocumented(CheckSession session, CheckPayload payload, Status status)
      throws InterruptedException, IncompleteCheckException {
    String smsId = session.newMessage();
    CheckResponse response = session.deliver(smsId, payload);
    return response.acknowledged()
        ? RecordedWebhook.verdict(session, smsId, response, status)
        : new Verdict.Failed(response.summary());
  }

  private static Verdict takesForm(CheckSession session, SmsIdFormat form)
      throws InterruptedException, IncompleteCheckException {
    String smsId = session.newMessage(form);
    CheckResponse response =
        session.deliver(smsId, DELIVERED.describedAs("sms delivered of " + smsId));
    return judge(session, smsId, response, DELIVERED);
  }

  private static Verdict takesReason(CheckSession session, String reason, String language)
      throws InterruptedException, IncompleteCheckException {
    return takes(
        session,
        FAILED,
        FAILED
            .with(PayloadKey.REASON, Json.of(reason))
            .describedAs("sms failed, reason in " + language));
  }

  private static Verdict takesCharset(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    String smsId = session.newMessage();
    Headers type = Headers.NONE.with(HeaderName.CONTENT_TYPE, "application/json; charset=utf-8");
    CheckResponse response =
        session.send(session.webhook(smsId, DELIVERED).with(type).describedAs("with a charset"));
    return judge(session, smsId, response, DELIVERED);
  }

  private static Verdict bears(CheckSession session, String key, String value)
      throws InterruptedException, IncompleteCheckException {
    CheckPayload payload =
        DELIVERED.with(key, Json.of(value)).describedAs("sms delivered with " + key + " " + value);
    CheckResponse response = session.deliver(session.newMessage(), payload);
    return response.status().isEmpty() || response.isInClass(500)
        ? session.rejection(response, DELIVERED)
        : Verdict.passed();
  }
}
