package com.otpiq.journal;

import com.otpiq.rule.Authentication;
import com.otpiq.webhook.Json;

/**
 * The response to a saved webhook when it was received.
 *
 * @param answer the status code; 0 if it was not recorded
 * @param refused whether otpiq itself refused it: because of its secret, its path, its content type
 *     or its content. A response of a script or of an application is no refusal.
 */
public record SavedResponse(int answer, boolean refused) {
  /** Nothing was recorded. */
  public static final SavedResponse UNKNOWN = new SavedResponse(0, false);

  /** The start of the reason for a response of {@code --respond}. */
  private static final String SCRIPTED = "scripted: ";

  /** The response in a record of otpiq. */
  static SavedResponse of(Json.Obj record) {
    int answer = JournalEntry.responseStatus(record);
    return new SavedResponse(answer, answer / 100 == 4 && isRefusal(record));
  }

  private static boolean isRefusal(Json.Obj record) {
    boolean wrongSecret =
        record.text("secret").filter(Authentication.REFUSED.name()::equalsIgnoreCase).isPresent();
    boolean byRule =
        record.text("why").filter(why -> !why.startsWith(SCRIPTED)).isPresent()
            && record.value("forwarded").isEmpty();
    return wrongSecret || byRule;
  }
}
