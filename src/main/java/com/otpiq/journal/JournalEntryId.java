package com.otpiq.journal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people type to name a webhook of the journal: {@code 17.3}, the third request of the 17th
 * run of listen.
 */
public record JournalEntryId(long run, long request) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})(?:\\.([1-9]\\d{0,17}))?");

  /**
   * What a text names.
   *
   * @return a webhook, or a whole run: then the number is 0
   */
  static Optional<JournalEntryId> parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(
            new JournalEntryId(
                Long.parseLong(form.group(1)),
                form.group(2) == null ? 0 : Long.parseLong(form.group(2))))
        : Optional.empty();
  }

  /** Whether the other one is this webhook, or one of this run. */
  boolean covers(JournalEntryId other) {
    return run == other.run && (request == 0 || request == other.request);
  }

  @Override
  public String toString() {
    return run + "." + request;
  }
}
