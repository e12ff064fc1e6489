package com.otpiq.render;

import com.otpiq.journal.Entry;
import com.otpiq.report.Event;
import com.otpiq.report.SafeText;
import com.otpiq.rule.Trust;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the journal holds: a line for each webhook, or the whole of one. */
final class Archive {
  private final Theme theme;
  private final Clock clock;

  Archive(Theme theme, Clock clock) {
    this.theme = theme;
    this.clock = clock;
  }

  /** One line; what may be written from right to left stands last. */
  String line(Event.Kept kept) {
    Delivery delivery = kept.arrival().delivery();
    return Stream.of(
                theme.dim(clock.moment(delivery.at())),
                theme.strong(kept.id()),
                Words.event(delivery),
                kept.answer() == 0 ? "" : "→ " + theme.status(kept.answer()),
                kept.trust().map(this::trust).orElse(""),
                Words.smsId(delivery.body()).orElse(""))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("  "))
        + "\n";
  }

  /**
   * The whole of a webhook, its body as it came.
   *
   * @param verdict what is to be said of it
   */
  String whole(Event.Kept kept, List<String> verdict) {
    Lines lines = new Lines().add(line(kept).stripTrailing());
    Headers headers = kept.arrival().delivery().headers();
    lines.indent(
        List.of(
            SafeText.shorten(kept.arrival().method())
                + " "
                + SafeText.shorten(kept.arrival().path())));
    lines.indent(
        headers.lines().stream()
            .map(line -> theme.dim(SafeText.escape(line.name() + ": " + line.value())))
            .toList());
    lines.add("").indent(body(kept.arrival().delivery().body())).add("").indent(verdict);
    return lines.block();
  }

  /** The keys of a record that are the journal's own. */
  static JsonObject record(JsonObject record, Event.Kept kept) {
    record.put("id", kept.id());
    if (kept.judgement().isPresent()) {
      Entry.put(record, kept.arrival());
    } else {
      record
          .put("at", kept.arrival().delivery().at().toString())
          .put("method", kept.arrival().method())
          .put("path", kept.arrival().path());
    }
    if (kept.answer() != 0) {
      record.put("answer", kept.answer());
    }
    return record.put("secret", kept.trust().map(trust -> trust.name().toLowerCase(Locale.ROOT)));
  }

  static JsonObject record(JsonObject record, Event.Cleared cleared) {
    return record
        .put("webhooks", cleared.webhooks())
        .put("runs", cleared.runs())
        .put("left", cleared.left());
  }

  static String cleared(Event.Cleared cleared) {
    return Words.plural(cleared.webhooks(), "webhook")
        + " of "
        + Words.plural(cleared.runs(), "run")
        + " removed"
        + (cleared.left() == 0
            ? ""
            : "; " + Words.plural(cleared.left(), "run") + " still going on, left as they are")
        + "\n";
  }

  private String trust(Trust trust) {
    return switch (trust) {
      case VERIFIED -> theme.good("verified");
      case UNVERIFIED -> theme.warning("unverified");
      case REFUSED -> theme.error("secret refused");
    };
  }

  /** Line for line; what is no text is told by its size. */
  private static List<String> body(Body body) {
    return body.isText()
        ? body.text().lines().map(SafeText::escape).toList()
        : List.of(Words.plural(body.bytes().length, "byte") + ", not UTF-8; -o json has them all");
  }
}
