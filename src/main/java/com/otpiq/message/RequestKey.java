package com.otpiq.message;

import java.util.List;
import java.util.Map;

/** The keys of a request to send (OTPIQ, "Send SMS"). */
public final class RequestKey {
  public static final String PHONE = "phoneNumber";
  public static final String TYPE = "smsType";
  public static final String CODE = "verificationCode";
  public static final String TEXT = "customMessage";
  public static final String SENDER = "senderId";
  public static final String PROVIDER = "provider";
  public static final String ACCOUNT = "whatsappAccountId";
  public static final String PHONE_ID = "whatsappPhoneId";
  public static final String TEMPLATE = "templateName";
  public static final String PARAMETERS = "templateParameters";
  public static final String REPORT = "deliveryReport";

  /** Of {@link #REPORT}. */
  public static final String WEBHOOK_URL = "webhookUrl";

  /** Of {@link #REPORT}. */
  public static final String REPORT_TYPE = "deliveryReportType";

  /** Of {@link #REPORT}. */
  public static final String WEBHOOK_SECRET = "webhookSecret";

  static final List<String> ALL =
      List.of(
          PHONE,
          TYPE,
          CODE,
          TEXT,
          SENDER,
          PROVIDER,
          ACCOUNT,
          PHONE_ID,
          TEMPLATE,
          PARAMETERS,
          REPORT);

  /** Wrong keys that public code uses instead. */
  static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("phone", PHONE),
          Map.entry("to", PHONE),
          Map.entry("recipient", PHONE),
          Map.entry("phone_number", PHONE),
          Map.entry("type", TYPE),
          Map.entry("sms_type", TYPE),
          Map.entry("code", CODE),
          Map.entry("otp", CODE),
          Map.entry("message", TEXT),
          Map.entry("text", TEXT),
          Map.entry("body", TEXT),
          Map.entry("sender", SENDER),
          Map.entry("from", SENDER),
          Map.entry("channel", PROVIDER),
          Map.entry("template", TEMPLATE),
          Map.entry("parameters", PARAMETERS),
          Map.entry("webhook", REPORT),
          Map.entry("webhookUrl", REPORT + "." + WEBHOOK_URL),
          Map.entry("webhookSecret", REPORT + "." + WEBHOOK_SECRET));

  private RequestKey() {}
}
