package com.otpiq.verdict;

/** What a check is about, in the order in which reports show it. */
public enum CheckGroup {
  CONTACT("first contact"),
  SECRET("the secret"),
  WEBHOOK("documented webhooks"),
  TOLERANCE("what may come one day"),
  BROKEN("broken requests"),
  HTTP("HTTP"),
  EVENTS("what the application remembers"),
  PRODUCTION("the public URL"),
  EXPECTED("what was expected");

  private final String title;

  CheckGroup(String title) {
    this.title = title;
  }

  /** The heading. */
  public String title() {
    return title;
  }
}
