package com.otpiq.render.text;

import com.otpiq.event.Event;
import com.otpiq.time.Durations;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import java.util.Locale;

/** A plan of attempts, as a table and as a record. */
public final class ScheduleView {
  private ScheduleView() {}

  static String table(Event.Planned planned) {
    TextBlock lines = new TextBlock().add(title(planned));
    lines.add(row("attempt", "wait", "chance makes it", "since the first", seeded(planned)));
    lines.add(row("1", "", "", "at once", ""));
    planned.waits().stream().map(ScheduleView::row).forEach(lines::add);
    return lines.block();
  }

  public static JsonObjectBuilder record(JsonObjectBuilder record, Event.Planned planned) {
    return record
        .put("family", planned.kind().id())
        .put("basis", Phrases.basis(planned.basis()))
        .put("attempts", planned.waits().size() + 1L)
        .put("lastsMs", planned.lasts().toMillis())
        .put("waits", Json.of(planned.waits().stream().map(ScheduleView::record).toList()));
  }

  private static String title(Event.Planned planned) {
    return planned.kind().id()
        + ": "
        + Phrases.plural(planned.waits().size() + 1L, "attempt")
        + " in "
        + planned.lasts().toSeconds()
        + " s ("
        + Durations.show(planned.lasts())
        + ") where none is acknowledged; waits are "
        + Phrases.basis(planned.basis());
  }

  private static String row(Event.PlannedWait wait) {
    return row(
        Integer.toString(wait.attempt()),
        Durations.show(wait.nominal()),
        Durations.show(wait.shortest()) + " to " + Durations.show(wait.longest()),
        Durations.show(wait.since()),
        wait.jittered().map(Durations::show).orElse(""));
  }

  private static String row(String attempt, String wait, String range, String since, String drawn) {
    return String.format(
        Locale.ROOT, "  %-8s %-13s %-26s %-16s %s", attempt, wait, range, since, drawn);
  }

  private static String seeded(Event.Planned planned) {
    return planned.waits().stream().anyMatch(wait -> wait.jittered().isPresent()) ? "this seed" : "";
  }

  private static Json.Obj record(Event.PlannedWait wait) {
    JsonObjectBuilder json =
        new JsonObjectBuilder()
            .put("attempt", wait.attempt())
            .put("waitMs", wait.nominal().toMillis())
            .put("shortestMs", wait.shortest().toMillis())
            .put("longestMs", wait.longest().toMillis());
    wait.jittered().ifPresent(drawn -> json.put("drawnMs", drawn.toMillis()));
    return json.put("sinceFirstMs", wait.since().toMillis()).build();
  }
}
