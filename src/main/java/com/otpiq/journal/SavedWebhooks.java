package com.otpiq.journal;

import com.otpiq.event.Event;
import java.util.List;
import java.util.stream.Stream;

/**
 * The webhooks of one or more files.
 *
 * @param omissions what else is in the files, for each file that has something else
 */
public record SavedWebhooks(List<SavedWebhook> webhooks, List<Event.EntriesOmitted> omissions) {
  public SavedWebhooks {
    webhooks = List.copyOf(webhooks);
    omissions = List.copyOf(omissions);
  }

  /** Webhooks that were not read from a file. */
  public static SavedWebhooks of(List<SavedWebhook> webhooks) {
    return new SavedWebhooks(webhooks, List.of());
  }

  /** How many webhooks are in the files but could not be read. */
  public int unreadable() {
    return omissions.stream().mapToInt(Event.EntriesOmitted::unreadable).sum();
  }

  /** These webhooks, with further omissions. */
  public SavedWebhooks without(List<Event.EntriesOmitted> further) {
    return and(new SavedWebhooks(List.of(), further));
  }

  /** These webhooks, and then others. */
  SavedWebhooks and(SavedWebhooks others) {
    return new SavedWebhooks(
        Stream.concat(webhooks.stream(), others.webhooks.stream()).toList(),
        Stream.concat(omissions.stream(), others.omissions.stream()).toList());
  }
}
