package com.otpiq.rule;

/**
 * What a delivery is in the light of those before it. Marks inform; they never refuse and never
 * count.
 */
public enum Annotation {
  DUPLICATE("duplicate", "the same event came before; deliveries happen more than once"),
  CONFLICT(
      "conflict",
      "the same event came before with other content, or a second final status for one channel"),
  LATE_SENT("late-sent", "`sent` came after the outcome; a status must never move back"),
  AFTER_END("after-end", "something new after `isFinal: true`"),
  REPORT_TYPE_CHANGED(
      "report-type-changed", "`deliveryReportType` was another one before for this message");

  private final String id;
  private final String text;

  Annotation(String id, String text) {
    this.id = id;
    this.text = text;
  }

  /** The name in records; it never changes. */
  public String id() {
    return id;
  }

  /** A sentence for people. */
  public String text() {
    return text;
  }
}
