package com.otpiq.event;

/**
 * Something that happened and that the user may want to see. Engines report events; each renderer
 * shows them.
 */
public sealed interface Event
    permits Event.Notice,
        Event.EventFailed,
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
}
