package com.otpiq.render.console;

import com.otpiq.event.Event;
import com.otpiq.event.SafeText;
import com.otpiq.render.text.Phrases;
import com.otpiq.render.text.TextBlock;
import com.otpiq.render.text.Theme;
import java.util.stream.Collectors;

/** The message about the entries of a file that were left out. */
final class OmissionMessage {
  private final Theme theme;

  OmissionMessage(Theme theme) {
    this.theme = theme;
  }

  /** A line for the entries that are not webhooks, and one for the unreadable webhooks. */
  String of(Event.EntriesOmitted omitted) {
    String source = SafeText.inline(omitted.source()) + ": ";
    TextBlock lines = new TextBlock();
    if (omitted.others() > 0) {
      String entries = omitted.others() + (omitted.others() == 1 ? " entry" : " entries");
      lines.add(
          theme.warning("note: ") + source + entries + " left out: " + reasons(omitted, false));
    }
    if (omitted.unreadable() > 0) {
      String webhooks = Phrases.plural(omitted.unreadable(), "webhook");
      lines.add(
          theme.error("error: ")
              + source
              + webhooks
              + " cannot be read: "
              + reasons(omitted, true));
    }
    return lines.block();
  }

  private static String reasons(Event.EntriesOmitted omitted, boolean isUnreadable) {
    return omitted.omissions().stream()
        .filter(omission -> omission.isUnreadable() == isUnreadable)
        .map(OmissionMessage::reason)
        .collect(Collectors.joining(", "));
  }

  private static String reason(Event.Omission omission) {
    String count =
        omission.isUnreadable()
            ? omission.count()
                + (omission.count() == 1 ? "" : ", the first")
                + " in line "
                + omission.firstLine()
            : Integer.toString(omission.count());
    return SafeText.inline(omission.reason()) + " (" + count + ")";
  }
}
