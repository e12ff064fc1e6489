package com.otpiq.verdict;

/** The topic of a check, in the order of the reports. */
public enum CheckGroup {
  CONTACT("First contact"),
  SECRET("The secret"),
  WEBHOOK("Documented webhooks"),
  TOLERANCE("Possible future webhooks"),
  BROKEN("Broken requests"),
  HTTP("HTTP"),
  EVENTS("Stored state"),
  PRODUCTION("The public URL"),
  EXPECTED("Expectations");

  private final String title;

  CheckGroup(String title) {
    this.title = title;
  }

  /** The heading. */
  public String title() {
    return title;
  }
}
