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
      "OTPIQ counts any response other than 2xx as a failure: it delivers the webhook up to 10 more times, and may disable the endpoint";
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
                          "delivered is acknowledged and stored without a sent before it",
                          RETRIED,
                          "Do not wait for sent: with \"final\", it never comes."),
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
                          "failed without the key reason",
                          "it is acknowledged and stored",
                          "reason is optional, also if status is failed. Code that requires it responds with 500 to every retry",
                          "Treat reason as optional."),
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
                          "an SMS webhook without the key senderId",
                          "it is acknowledged and stored",
                          "senderId is present only if the message has a custom sender",
                          "Treat senderId as optional."),
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
                          "it is acknowledged and stored",
                          "OTPIQ's pages show two formats of smsId: it is opaque",
                          "Accept any text as an smsId: no pattern, no fixed length, no number."),
                      session -> takesForm(session, SmsIdFormat.UNDERSCORE)),
                  CheckCase.of(
                      new Check(
                          "sms-id-hyphen",
                          WEBHOOK,
                          ERROR,
                          DOCUMENTED,
                          "an smsId of sms- and 24 hexadecimal digits",
                          "it is acknowledged and stored",
                          "OTPIQ's pages show two formats of smsId: it is opaque",
                          "Accept any text as an smsId: no pattern, no fixed length, no number."),
                      session -> takesForm(session, SmsIdFormat.HYPHEN)),
                  tolerance(
                      "unknown-key",
                      "a webhook with an undocumented key",
                      "it is acknowledged and stored",
                      "A provider adds keys without notice. With a strict schema, that is an outage",
                      "Ignore unknown keys.",
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
                      "the response is not a 5xx",
                      "A new status would fail at every retry, and OTPIQ would disable the endpoint",
                      "Acknowledge an unknown status, and log it.",
                      session -> bears(session, PayloadKey.STATUS, "expired")),
                  tolerance(
                      "unknown-channel",
                      "channel \"viber\", which OTPIQ does not have today",
                      "the response is not a 5xx",
                      "A new channel would fail at every retry, and OTPIQ would disable the endpoint",
                      "Acknowledge an unknown channel, and log it.",
                      session -> bears(session, PayloadKey.CHANNEL, "viber")),
                  tolerance(
                      "reason-arabic",
                      "failed with a reason in Arabic",
                      "it is acknowledged and stored",
                      "A database or a log that does not use UTF-8 fails at the first Arabic reason",
                      "Use UTF-8 everywhere: utf8mb4 in MySQL, UTF-8 in files and logs.",
                      session -> takesReason(session, ARABIC, "Arabic")),
                  tolerance(
                      "reason-kurdish",
                      "failed with a reason in Kurdish, with a zero-width non-joiner",
                      "it is acknowledged and stored",
                      "A filter for \"clean\" text rejects Kurdish letters and zero-width characters",
                      "Use UTF-8 everywhere, and do not filter characters.",
                      session -> takesReason(session, KURDISH, "Kurdish")),
                  tolerance(
                      "content-type-charset",
                      "Content-Type: application/json; charset=utf-8",
                      "it is acknowledged and stored",
                      "OTPIQ does not publish its Content-Type; many clients add the charset",
                      "Ignore the parameters of the media type, or let the framework parse it.",
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
            "it is acknowledged and stored",
            RETRIED,
            "Accept "
                + status.wireName()
                + " by "
                + channel.wireName()
                + " like any other event. A message changes its channel if one channel fails."),
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
