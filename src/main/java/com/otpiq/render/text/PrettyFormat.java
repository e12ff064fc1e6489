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

/** {@code -o pretty}: a block for each event, with all details. */
public final class PrettyFormat implements EventFormat {
  private final ListenView listen;
  private final DeliveryView deliveries;
  private final InspectionView inspections;
  private final JournalView journal;
  private final ApiView api;
  private final SandboxView sandbox;
  private final CheckView checks;
  private final SettingsView settings;
  private final CatalogView catalog;

  public PrettyFormat(Theme theme, LocalTimeFormat clock, boolean verbose) {
    this.listen = new ListenView(theme, clock, verbose);
    this.deliveries = new DeliveryView(theme, clock, verbose);
    this.inspections = new InspectionView(theme);
    this.journal = new JournalView(theme, clock);
    this.api = new ApiView(theme);
    this.sandbox = new SandboxView(theme, clock);
    this.checks = new CheckView(theme, verbose);
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
      case ListenEvent listening -> listen.pretty(listening);
      case DeliveryEvent delivery -> deliveries.pretty(delivery);
      case ValidationEvent validation -> inspections.pretty(validation);
      case JournalEvent entry -> journal.pretty(entry);
      case ApiEvent call -> api.pretty(call);
      case SandboxEvent simulated -> sandbox.line(simulated);
      case CheckEvent check -> checks.pretty(check);
      case DiagnosticEvent diagnostic -> settings.pretty(diagnostic);
      case SettingsEvent setting -> settings.line(setting);
      case CatalogEvent item -> catalog.pretty(item);
    };
  }
}
