package com.otpiq.render.text;

import com.otpiq.event.JournalEvent;
import com.otpiq.event.SafeText;
import com.otpiq.render.LocalTimeFormat;
import com.otpiq.rule.Authentication;
import com.otpiq.rule.Inspection;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Position;
import com.otpiq.webhook.ReceivedRequest;
import java.util.List;
import java.util.stream.Stream;

/** Journal entries: a line for each, or one with all details. */
public final class JournalView {
  private final Theme theme;
  private final LocalTimeFormat clock;

  JournalView(Theme theme, LocalTimeFormat clock) {
    this.theme = theme;
    this.clock = clock;
  }

  String pretty(JournalEvent event) {
    return switch (event) {
      case JournalEvent.JournalEntryShown entry ->
          entry.inspection().map(inspection -> whole(entry, inspection)).orElse(line(entry));
      case JournalEvent.JournalCleared _ -> "";
    };
  }

  String compact(JournalEvent event) {
    return switch (event) {
      case JournalEvent.JournalEntryShown entry -> line(entry);
      case JournalEvent.JournalCleared _ -> "";
    };
  }

  private String line(JournalEvent.JournalEntryShown entry) {
    Delivery delivery = entry.request().delivery();
    return TextLayout.columns(
        List.of(
            theme.dim(clock.dateTime(delivery.at())),
            theme.strong(SafeText.inline(entry.id())),
            Phrases.event(delivery),
            entry.responseStatus() == 0 ? "" : "→ " + theme.status(entry.responseStatus()),
            entry.authentication().map(this::authentication).orElse(""),
            Phrases.ending(Phrases.idAndReason(delivery.body()), Stream.empty())));
  }

  /** The request with its body as received, and its findings. */
  private String whole(JournalEvent.JournalEntryShown entry, Inspection inspection) {
    ReceivedRequest request = entry.request();
    Body body = request.delivery().body();
    return new TextBlock()
        .add(line(entry).stripTrailing())
        .indent(List.of(SafeText.inline(request.method()) + " " + SafeText.shorten(request.path())))
        .indent(DeliveryView.headerLines(theme, request.delivery().headers()))
        .add("")
        .indent(bodyLines(body))
        .add("")
        .indent(new InspectionView(theme).lines(body, inspection, Position.START))
        .block();
  }

  /** The message after the journal was cleared. */
  public static String cleared(JournalEvent.JournalCleared cleared) {
    return Phrases.plural(cleared.webhooks(), "webhook")
        + " of "
        + Phrases.plural(cleared.runs(), "run")
        + " removed"
        + (cleared.activeRuns() == 0
            ? ""
            : "; "
                + Phrases.plural(cleared.activeRuns(), "run")
                + " still in progress, not removed")
        + "\n";
  }

  private String authentication(Authentication state) {
    return switch (state) {
      case VERIFIED -> theme.good("verified");
      case UNVERIFIED -> theme.warning("unverified");
      case REFUSED -> theme.error("secret refused");
    };
  }

  /** The lines of the body; one line about it if it is not text. */
  private static List<String> bodyLines(Body body) {
    return BodyText.withoutText(body)
        .map(List::of)
        .orElseGet(() -> ReceivedText.marked(body.text().lines().map(SafeText::escape).toList()));
  }
}
