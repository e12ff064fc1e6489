package com.otpiq.event;

import java.util.List;

/**
 * Something that happened and that the user may want to see. Engines report events; each renderer
 * shows them.
 */
public sealed interface Event
    permits Event.Notice,
        Event.Warning,
        Event.EventFailed,
        Event.EntriesOmitted,
        ServerEvent,
        ListenEvent,
        DeliveryEvent,
        ValidationEvent,
        JournalEvent,
        ApiEvent,
        SandboxEvent,
        CheckEvent,
        DiagnosticEvent,
        SettingsEvent,
        CatalogEvent {
  /** A notice for the user, from any command. */
  record Notice(String text) implements Event {}

  /** The command does less than the user expects; shown also with {@code --quiet}. */
  record Warning(String text) implements Event {}

  /**
   * An internal error affected one event; the command continues with the next.
   *
   * @param failure what did not work, as a sentence without a full stop; may have text from outside
   */
  record EventFailed(String failure, Throwable cause) implements Event {
    /** Why: the message of a {@link Problem}, or the name of the exception. */
    public String reason() {
      return cause instanceof Problem problem
          ? problem.message()
          : cause.getClass().getSimpleName();
    }
  }

  /**
   * Entries of a file of saved webhooks were left out.
   *
   * @param source the file, or {@code -}
   * @param webhooks how many were read
   */
  record EntriesOmitted(String source, int webhooks, List<Omission> omissions) implements Event {
    /** How many entries are not webhooks. */
    public int others() {
      return count(false);
    }

    /** How many webhooks could not be read. */
    public int unreadable() {
      return count(true);
    }

    private int count(boolean isUnreadable) {
      return omissions.stream()
          .filter(omission -> omission.isUnreadable() == isUnreadable)
          .mapToInt(Omission::count)
          .sum();
    }
  }

  /**
   * Entries that were left out for the same reason.
   *
   * @param reason a phrase
   * @param firstLine where the first of them starts
   * @param isUnreadable whether they are webhooks
   */
  record Omission(String reason, int count, int firstLine, boolean isUnreadable) {}
}
