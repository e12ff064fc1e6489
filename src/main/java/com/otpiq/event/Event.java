package com.otpiq.event;

/**
 * Something that happened and that the user may want to see. Engines report events; each renderer
 * shows them.
 */
public sealed interface Event
    permits Event.Notice,
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
}
