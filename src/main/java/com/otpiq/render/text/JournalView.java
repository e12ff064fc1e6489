package com.otpiq.render.text;

import com.otpiq.event.JournalEvent;
import com.otpiq.event.SafeText;
import com.otpiq.journal.DeliveryFormat;
import com.otpiq.rule.Authentication;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the journal holds: a line for each webhook, or the whole of one. */
public final class JournalView {
  private final Theme theme;
  private final LocalTimeFormat clock;

  JournalView(Theme theme, LocalTimeFormat clock) {
    this.theme = theme;
    this.clock = clock;
  }

  /** One line; what may be written from right to left stands last. */
  String line(JournalEvent.JournalEntryShown kept) {
    Delivery delivery = kept.request().delivery();
    return Stream.of(
                theme.dim(clock.moment(delivery.at())),
                theme.strong(kept.id()),
                Phrases.event(delivery),
                kept.responseStatus() == 0 ? "" : "→ " + theme.status(kept.responseStatus()),
                kept.authentication().map(this::trust).orElse(""),
                Phrases.smsId(delivery.body()).orElse(""))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("  "))
        + "\n";
  }

  /**
   * The whole of a webhook, its body as it came.
   *
   * @param verdict what is to be said of it
   */
  String whole(JournalEvent.JournalEntryShown kept, List<String> verdict) {
    TextBlock lines = new TextBlock().add(line(kept).stripTrailing());
    Headers headers = kept.request().delivery().headers();
    lines.indent(
        List.of(
            SafeText.shorten(kept.request().method())
                + " "
                + SafeText.shorten(kept.request().path())));
    lines.indent(
        headers.lines().stream()
            .map(line -> theme.dim(SafeText.escape(line.name() + ": " + line.value())))
            .toList());
    lines.add("").indent(body(kept.request().delivery().body())).add("").indent(verdict);
    return lines.block();
  }

  /** The keys of a record that are the journal's own. */
  public static JsonObjectBuilder record(
      JsonObjectBuilder record, JournalEvent.JournalEntryShown kept) {
    record.put("id", kept.id());
    if (kept.inspection().isPresent()) {
      DeliveryFormat.write(record, kept.request());
    } else {
      record
          .put("at", kept.request().delivery().at().toString())
          .put("method", kept.request().method())
          .put("path", kept.request().path());
    }
    if (kept.responseStatus() != 0) {
      record.put("answer", kept.responseStatus());
    }
    return record.put(
        "secret",
        kept.authentication()
            .map(authentication -> authentication.name().toLowerCase(Locale.ROOT)));
  }

  public static JsonObjectBuilder record(
      JsonObjectBuilder record, JournalEvent.JournalCleared cleared) {
    return record
        .put("webhooks", cleared.webhooks())
        .put("runs", cleared.runs())
        .put("activeRuns", cleared.activeRuns());
  }

  public static String cleared(JournalEvent.JournalCleared cleared) {
    return Phrases.plural(cleared.webhooks(), "webhook")
        + " of "
        + Phrases.plural(cleared.runs(), "run")
        + " removed"
        + (cleared.activeRuns() == 0
            ? ""
            : "; "
                + Phrases.plural(cleared.activeRuns(), "run")
                + " still going on, left as they are")
        + "\n";
  }

  private String trust(Authentication authentication) {
    return switch (authentication) {
      case VERIFIED -> theme.good("verified");
      case UNVERIFIED -> theme.warning("unverified");
      case REFUSED -> theme.error("secret refused");
    };
  }

  /** Line for line; what is no text is told by its size. */
  private static List<String> body(Body body) {
    return body.isText()
        ? body.text().lines().map(SafeText::escape).toList()
        : List.of(
            Phrases.plural(body.bytes().length, "byte") + ", not UTF-8; -o json has them all");
  }
}
