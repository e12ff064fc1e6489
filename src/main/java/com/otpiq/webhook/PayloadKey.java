package com.otpiq.webhook;

import java.util.List;

/** The seven keys of a delivery report (OTPIQ, "Webhook Payload Structure"). */
public final class PayloadKey {
  public static final String SMS_ID = "smsId";
  public static final String REPORT_TYPE = "deliveryReportType";
  public static final String IS_FINAL = "isFinal";
  public static final String CHANNEL = "channel";
  public static final String STATUS = "status";
  public static final String REASON = "reason";
  public static final String SENDER_ID = "senderId";

  /** All seven, in the order in which OTPIQ writes them. */
  public static final List<String> ALL =
      List.of(SMS_ID, REPORT_TYPE, IS_FINAL, CHANNEL, STATUS, REASON, SENDER_ID);

  private PayloadKey() {}

  /** The documented values of a key; empty if there is no list of them. */
  public static List<String> values(String key) {
    return switch (key) {
      case REPORT_TYPE -> ReportType.wireNames();
      case IS_FINAL -> List.of("true", "false");
      case CHANNEL -> Channel.wireNames();
      case STATUS -> Status.wireNames();
      default -> List.of();
    };
  }
}
