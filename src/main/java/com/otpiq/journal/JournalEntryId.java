package com.otpiq.journal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id of a webhook in the journal: {@code 17.3} is the third request of the 17th run of listen.
 */
public record JournalEntryId(long run, long request) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})(?:\\.([1-9]\\d{0,17}))?");

  /**
   * Parses an id.
   *
   * @return a webhook, or a whole run (then the request is 0); empty if the text is not an id
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

  /** Whether the other id is this webhook, or belongs to this run. */
  boolean covers(JournalEntryId other) {
    return run == other.run && (request == 0 || request == other.request);
  }

  @Override
  public String toString() {
    return run + "." + request;
  }
}
