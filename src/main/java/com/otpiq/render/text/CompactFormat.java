package com.otpiq.render.text;

import com.otpiq.event.ApiEvent;
import com.otpiq.event.CatalogEvent;
import com.otpiq.event.CheckEvent;
import com.otpiq.event.DeliveryEvent;
import com.otpiq.event.DiagnosticEvent;
import com.otpiq.event.Event;
import com.otpiq.event.JournalEvent;
import com.otpiq.event.ListenEvent;
import com.otpiq.event.SandboxEvent;
import com.otpiq.event.ServerEvent;
import com.otpiq.event.SettingsEvent;
import com.otpiq.event.ValidationEvent;
import com.otpiq.render.EventFormat;
import com.otpiq.render.LocalTimeFormat;

/** {@code -o compact}: one line for each event. Text that may run from right to left comes last. */
public final class CompactFormat implements EventFormat {
  private final ListenView listen;
  private final DeliveryView deliveries;
  private final InspectionView inspections;
  private final JournalView journal;
  private final ApiView api;
  private final SandboxView sandbox;
  private final CheckView checks;
  private final SettingsView settings;
  private final CatalogView catalog;

  public CompactFormat(Theme theme, LocalTimeFormat clock) {
    this.listen = new ListenView(theme, clock, false);
    this.deliveries = new DeliveryView(theme, clock, false);
    this.inspections = new InspectionView(theme);
    this.journal = new JournalView(theme, clock);
    this.api = new ApiView(theme);
    this.sandbox = new SandboxView(theme, clock);
    this.checks = new CheckView(theme, false);
    this.settings = new SettingsView(theme);
    this.catalog = new CatalogView(theme);
  }

  @Override
  public String data(Event event) {
    return switch (event) {
      case Event.Notice _ -> "";
      case Event.Warning _ -> "";
      case Event.EventFailed _ -> "";
      case Event.EntriesOmitted _ -> "";
      case ServerEvent server -> listen.unreadable(server);
      case ListenEvent listening -> listen.compact(listening);
      case DeliveryEvent delivery -> deliveries.compact(delivery);
      case ValidationEvent validation -> inspections.compact(validation);
      case JournalEvent entry -> journal.compact(entry);
      case ApiEvent call -> api.compact(call);
      case SandboxEvent simulated -> sandbox.line(simulated);
      case CheckEvent check -> checks.compact(check);
      case DiagnosticEvent diagnostic -> settings.compact(diagnostic);
      case SettingsEvent setting -> settings.line(setting);
      case CatalogEvent item -> catalog.compact(item);
    };
  }
}
