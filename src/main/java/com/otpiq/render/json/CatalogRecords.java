package com.otpiq.render.json;

import static com.otpiq.render.json.EventRecords.typed;

import com.otpiq.event.CatalogEvent;
import com.otpiq.render.text.Phrases;
import com.otpiq.webhook.JsonObjectBuilder;

/** The records of what ships with otpiq: scenarios, receivers, commands and files. */
final class CatalogRecords {
  private CatalogRecords() {}

  static JsonObjectBuilder of(CatalogEvent event) {
    return switch (event) {
      case CatalogEvent.ScenarioListed scenario ->
          typed("scenario")
              .put("name", scenario.name())
              .put("basis", Phrases.basis(scenario.basis()))
              .put("deliveries", scenario.deliveries())
              .put("description", scenario.description());
      case CatalogEvent.ReceiverListed receiver ->
          typed("receiver").put("kind", receiver.kind()).put("description", receiver.description());
      case CatalogEvent.CommandListed listed ->
          CommandRecords.record(typed("command"), listed.command());
      case CatalogEvent.FilePrinted file ->
          typed("file").put("name", file.name()).put("text", file.text());
    };
  }
}
