package com.otpiq.event;

import com.otpiq.manual.CommandDoc;
import com.otpiq.rule.Basis;

/** Events about what ships with otpiq: scenarios, receivers, commands and files. */
public sealed interface CatalogEvent extends Event {
  /** A scenario that can be triggered ({@code trigger --list}). */
  record ScenarioListed(String name, Basis basis, String description, int deliveries)
      implements CatalogEvent {}

  /** A receiver that can be written ({@code receiver --list}). */
  record ReceiverListed(String kind, String description) implements CatalogEvent {}

  /** A command of otpiq ({@code otpiq commands}). */
  record CommandListed(CommandDoc command) implements CatalogEvent {}

  /** A file of our own, printed unchanged: its text is trusted and not escaped. */
  record FilePrinted(String name, String text) implements CatalogEvent {}
}
