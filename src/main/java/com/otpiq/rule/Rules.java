package com.otpiq.rule;

import static com.otpiq.rule.Basis.ASSUMED;
import static com.otpiq.rule.Basis.DOCUMENTED;
import static com.otpiq.rule.Rule.about;

import com.otpiq.webhook.Channel;
import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.PayloadKey;
import com.otpiq.webhook.ReportType;
import com.otpiq.webhook.Status;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rules for the body of a delivery report (OTPIQ, "Webhook Payload Structure"), in the order of
 * its keys.
 */
public final class Rules {
  static final Rule JSON =
      new Rule(
          "json",
          RuleCategory.SYNTAX,
          DOCUMENTED,
          "",
          "the body must be JSON",
          ViolationFinder::malformed);

  static final Rule OBJECT =
      new Rule(
          "object",
          RuleCategory.PAYLOAD,
          DOCUMENTED,
          "",
          "the body must be a JSON object",
          ViolationFinder::notAnObject);

  static final Rule SMS_ID_REQUIRED = required("sms-id-required", PayloadKey.SMS_ID);

  static final Rule SMS_ID_TEXT = text("sms-id-text", PayloadKey.SMS_ID);

  static final Rule SMS_ID_FILLED =
      about(
          "sms-id-filled",
          DOCUMENTED,
          "/smsId",
          "`smsId` must be the id of the message, not an empty string",
          inspected -> !inspected.hasValue(PayloadKey.SMS_ID, ""));

  static final Rule REPORT_TYPE_REQUIRED = required("report-type-required", PayloadKey.REPORT_TYPE);

  static final Rule REPORT_TYPE_TEXT = text("report-type-text", PayloadKey.REPORT_TYPE);

  static final Rule REPORT_TYPE_KNOWN =
      oneOf("report-type-known", PayloadKey.REPORT_TYPE, ReportType.wireNames());

  static final Rule IS_FINAL_REQUIRED = required("is-final-required", PayloadKey.IS_FINAL);

  static final Rule IS_FINAL_BOOLEAN =
      about(
          "is-final-boolean",
          DOCUMENTED,
          "/isFinal",
          "`isFinal` must be true or false, without quotes",
          inspected ->
              inspected
                  .field(PayloadKey.IS_FINAL)
                  .filter(json -> !(json instanceof Json.Bool))
                  .isEmpty());

  static final Rule CHANNEL_REQUIRED = required("channel-required", PayloadKey.CHANNEL);

  static final Rule CHANNEL_TEXT = text("channel-text", PayloadKey.CHANNEL);

  static final Rule CHANNEL_KNOWN = oneOf("channel-known", PayloadKey.CHANNEL, Channel.wireNames());

  static final Rule STATUS_REQUIRED = required("status-required", PayloadKey.STATUS);

  static final Rule STATUS_TEXT = text("status-text", PayloadKey.STATUS);

  static final Rule STATUS_KNOWN = oneOf("status-known", PayloadKey.STATUS, Status.wireNames());

  static final Rule SENT_NOT_FINAL =
      about(
          "sent-not-final",
          DOCUMENTED,
          "/isFinal",
          "`isFinal` must be false when `status` is \"sent\": an outcome follows",
          inspected ->
              !(inspected.hasStatus(Status.SENT) && inspected.hasValue(PayloadKey.IS_FINAL, true)));

  static final Rule SENT_NOT_UNDER_FINAL =
      about(
          "sent-not-under-final",
          DOCUMENTED,
          "/status",
          "`status` must not be \"sent\" when `deliveryReportType` is \"final\"",
          inspected ->
              !(inspected.hasStatus(Status.SENT)
                  && inspected.hasValue(PayloadKey.REPORT_TYPE, ReportType.FINAL.wireName())));

  static final Rule DELIVERED_FINAL =
      about(
          "delivered-final",
          DOCUMENTED,
          "/isFinal",
          "`isFinal` must be true when `status` is \"delivered\"",
          inspected ->
              !(inspected.hasStatus(Status.DELIVERED)
                  && inspected.hasValue(PayloadKey.IS_FINAL, false)));

  static final Rule REASON_TEXT = text("reason-text", PayloadKey.REASON);

  static final Rule REASON_ONLY_ON_FAILURE =
      about(
          "reason-only-on-failure",
          DOCUMENTED,
          "/reason",
          "`reason` is only allowed when `status` is \"failed\"",
          inspected ->
              inspected.field(PayloadKey.REASON).isEmpty() || inspected.hasStatus(Status.FAILED));

  static final Rule REASON_COMPLETE =
      about(
          "reason-complete",
          ASSUMED,
          "/reason",
          "`reason` should have no U+FFFD, which stands for characters that were lost on the way",
          inspected -> !inspected.text(PayloadKey.REASON).orElse("").contains("\uFFFD"));

  static final Rule SENDER_ID_TEXT = text("sender-id-text", PayloadKey.SENDER_ID);

  static final Rule SENDER_ID_LENGTH =
      about(
          "sender-id-length",
          ASSUMED,
          "/senderId",
          "`senderId` should have at most 11 characters, as in a request",
          inspected -> inspected.text(PayloadKey.SENDER_ID).orElse("").length() <= 11);

  static final Rule FAILED_FINAL =
      about(
          "failed-final",
          ASSUMED,
          "/isFinal",
          "`isFinal` should be true when an SMS failed, because no other channel follows",
          inspected ->
              !(inspected.hasStatus(Status.FAILED)
                  && inspected.hasValue(PayloadKey.CHANNEL, Channel.SMS.wireName())
                  && inspected.hasValue(PayloadKey.IS_FINAL, false)));

  static final Rule TRACK_NAME =
      new Rule(
          "track-name",
          RuleCategory.PAYLOAD,
          ASSUMED,
          "",
          "a key of the track API does not belong in a webhook",
          ViolationFinder::trackNames);

  static final Rule UNKNOWN_KEY =
      new Rule(
          "unknown-key",
          RuleCategory.PAYLOAD,
          ASSUMED,
          "",
          "a key that OTPIQ does not document; receivers must ignore it",
          ViolationFinder::unknownKeys);

  static final Rule CONTENT_TYPE =
      about(
          "content-type",
          ASSUMED,
          HeaderName.CONTENT_TYPE,
          "`Content-Type` should be application/json",
          inspected ->
              !inspected.isReport() || inspected.delivery().headers().has(HeaderName.CONTENT_TYPE));

  /** Every rule for the body of a delivery report. */
  public static final List<Rule> REPORT =
      List.of(
          JSON,
          OBJECT,
          SMS_ID_REQUIRED,
          SMS_ID_TEXT,
          SMS_ID_FILLED,
          REPORT_TYPE_REQUIRED,
          REPORT_TYPE_TEXT,
          REPORT_TYPE_KNOWN,
          IS_FINAL_REQUIRED,
          IS_FINAL_BOOLEAN,
          CHANNEL_REQUIRED,
          CHANNEL_TEXT,
          CHANNEL_KNOWN,
          STATUS_REQUIRED,
          STATUS_TEXT,
          STATUS_KNOWN,
          SENT_NOT_FINAL,
          SENT_NOT_UNDER_FINAL,
          DELIVERED_FINAL,
          REASON_TEXT,
          REASON_ONLY_ON_FAILURE,
          REASON_COMPLETE,
          SENDER_ID_TEXT,
          SENDER_ID_LENGTH,
          FAILED_FINAL,
          TRACK_NAME,
          UNKNOWN_KEY);

  private Rules() {}

  /** Every rule. */
  public static List<Rule> all() {
    return Stream.of(REPORT, List.of(CONTENT_TYPE), InboundRules.ALL, SecretRules.ALL)
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  private static Rule required(String id, String key) {
    return new Rule(
        id,
        RuleCategory.PAYLOAD,
        DOCUMENTED,
        "/" + key,
        "`" + key + "` is required",
        inspected -> ViolationFinder.missing(inspected, key));
  }

  private static Rule text(String id, String key) {
    return about(
        id,
        DOCUMENTED,
        "/" + key,
        "`" + key + "` must be a string",
        inspected -> inspected.field(key).filter(json -> !(json instanceof Json.Text)).isEmpty());
  }

  private static Rule oneOf(String id, String key, List<String> values) {
    String choice = String.join(", ", values.stream().map(value -> '"' + value + '"').toList());
    return new Rule(
        id,
        RuleCategory.PAYLOAD,
        DOCUMENTED,
        "/" + key,
        "`" + key + "` must be one of " + choice,
        inspected -> ViolationFinder.notOneOf(inspected, key, values));
  }
}
