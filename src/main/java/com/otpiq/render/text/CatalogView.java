package com.otpiq.render.text;

import com.otpiq.event.CatalogEvent;
import java.util.List;

/** What ships with otpiq, as text: scenarios, receivers, commands and files. */
final class CatalogView {
  private final Theme theme;

  CatalogView(Theme theme) {
    this.theme = theme;
  }

  String pretty(CatalogEvent event) {
    return switch (event) {
      case CatalogEvent.ScenarioListed scenario -> block(scenario);
      case CatalogEvent.ReceiverListed receiver ->
          theme.strong(receiver.kind()) + "  " + receiver.description() + "\n";
      case CatalogEvent.CommandListed listed ->
          theme.strong(listed.command().name()) + "  " + listed.command().description() + "\n";
      case CatalogEvent.FilePrinted file -> file.text();
    };
  }

  String compact(CatalogEvent event) {
    return switch (event) {
      case CatalogEvent.ScenarioListed scenario -> scenario.name() + "\n";
      case CatalogEvent.ReceiverListed receiver -> receiver.kind() + "\n";
      case CatalogEvent.CommandListed listed -> listed.command().name() + "\n";
      case CatalogEvent.FilePrinted file -> file.text();
    };
  }

  private String block(CatalogEvent.ScenarioListed scenario) {
    return new TextBlock()
        .add(
            theme.strong(TextLayout.pad(scenario.name(), 20))
                + TextLayout.pad(Phrases.plural(scenario.deliveries(), "webhook"), 12)
                + Phrases.basis(scenario.basis()))
        .indent(List.of(scenario.description()))
        .block();
  }
}
