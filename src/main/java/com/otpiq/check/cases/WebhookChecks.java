package com.otpiq.check.cases;

import static com.otpiq.rule.Basis.DOCUMENTED;
import static com.otpiq.verdict.CheckGroup.WEBHOOK;
import static com.otpiq.verdict.Severity.ERROR;

import com.otpiq.check.session.CheckCase;
import com.otpiq.check.session.CheckPayload;
import com.otpiq.check.session.CheckResponse;
import com.otpiq.check.session.CheckSession;
import com.otpiq.check.state.StoredWebhook;
import com.otpiq.verdict.Check;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.verdict.Verdict;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.PayloadKey;
import com.otpiq.webhook.ReportType;
import com.otpiq.webhook.SmsIdFormat;
import com.otpiq.webhook.Status;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Checks of every webhook that OTPIQ documents. */
public final class WebhookChecks {
  private static final String RETRIED =
      "OTPIQ counts any response other than 2xx as a failure: it delivers the webhook up to 10 more times, and may disable the endpoint";
  private static final CheckPayload DELIVERED = CheckPayload.of(Channel.SMS, Status.DELIVERED);
  private static final CheckPayload FAILED = CheckPayload.of(Channel.SMS, Status.FAILED);

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
                          StoredWebhook.accepts(
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
                          StoredWebhook.accepts(
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
                          StoredWebhook.accepts(
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
                      session -> acceptsSmsIdFormat(session, SmsIdFormat.UNDERSCORE)),
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
                      session -> acceptsSmsIdFormat(session, SmsIdFormat.HYPHEN))))
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
        session -> acceptsDocumented(session, payload));
  }

  private static Verdict acceptsDocumented(CheckSession session, CheckPayload payload)
      throws InterruptedException, IncompleteCheckException {
    String smsId = session.newMessage();
    CheckResponse response = session.deliver(smsId, payload);
    return response.isAcknowledged()
        ? StoredWebhook.documented(session, smsId, response, payload)
        : response.failure();
  }

  private static Verdict acceptsSmsIdFormat(CheckSession session, SmsIdFormat format)
      throws InterruptedException, IncompleteCheckException {
    String smsId = session.newMessage(format);
    CheckResponse response =
        session.deliver(smsId, DELIVERED.describedAs("sms delivered of " + smsId));
    return StoredWebhook.accepted(session, smsId, response, DELIVERED);
  }
}
