package com.otpiq.rule;

/**
 * How a delivery compares with earlier ones. Annotations inform; they never reject a delivery and
 * are not findings.
 */
public enum Annotation {
  DUPLICATE(
      "duplicate", "the same event was received before; a webhook may be delivered more than once"),
  CONFLICT(
      "conflict",
      "the same event was received before with different content, or the channel already had a final status"),
  LATE_SENT("late-sent", "`sent` was received after the outcome; do not change the status back"),
  AFTER_END("after-end", "a new event after `isFinal: true`"),
  REPORT_TYPE_CHANGED(
      "report-type-changed", "earlier webhooks of this message had another `deliveryReportType`");

  private final String id;
  private final String text;

  Annotation(String id, String text) {
    this.id = id;
    this.text = text;
  }

  /** The name in JSON; it never changes. */
  public String id() {
    return id;
  }

  /** A description for users. */
  public String text() {
    return text;
  }
}
