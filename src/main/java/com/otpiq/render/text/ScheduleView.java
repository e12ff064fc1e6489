package com.otpiq.render.text;

import com.otpiq.event.DeliveryEvent;
import com.otpiq.time.Durations;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import java.util.Locale;

/** A plan of attempts, as a table and as a record. */
public final class ScheduleView {
  private ScheduleView() {}

  static String table(DeliveryEvent.RetryPlan planned) {
    TextBlock lines = new TextBlock().add(title(planned));
    lines.add(row("attempt", "wait", "chance makes it", "since the first", seeded(planned)));
    lines.add(row("1", "", "", "at once", ""));
    planned.retries().stream().map(ScheduleView::row).forEach(lines::add);
    return lines.block();
  }

  public static JsonObjectBuilder record(
      JsonObjectBuilder record, DeliveryEvent.RetryPlan planned) {
    return record
        .put("family", planned.kind().id())
        .put("basis", Phrases.basis(planned.basis()))
        .put("attempts", planned.retries().size() + 1L)
        .put("lastsMs", planned.duration().toMillis())
        .put("waits", Json.of(planned.retries().stream().map(ScheduleView::record).toList()));
  }

  private static String title(DeliveryEvent.RetryPlan planned) {
    return planned.kind().id()
        + ": "
        + Phrases.plural(planned.retries().size() + 1L, "attempt")
        + " in "
        + planned.duration().toSeconds()
        + " s ("
        + Durations.show(planned.duration())
        + ") where none is acknowledged; waits are "
        + Phrases.basis(planned.basis());
  }

  private static String row(DeliveryEvent.PlannedRetry wait) {
    return row(
        Integer.toString(wait.attempt()),
        Durations.show(wait.nominal()),
        Durations.show(wait.shortest()) + " to " + Durations.show(wait.longest()),
        Durations.show(wait.sinceFirst()),
        wait.jittered().map(Durations::show).orElse(""));
  }

  private static String row(String attempt, String wait, String range, String since, String drawn) {
    return String.format(
        Locale.ROOT, "  %-8s %-13s %-26s %-16s %s", attempt, wait, range, since, drawn);
  }

  private static String seeded(DeliveryEvent.RetryPlan planned) {
    return planned.retries().stream().anyMatch(wait -> wait.jittered().isPresent())
        ? "this seed"
        : "";
  }

  private static Json.Obj record(DeliveryEvent.PlannedRetry wait) {
    JsonObjectBuilder json =
        new JsonObjectBuilder()
            .put("attempt", wait.attempt())
            .put("waitMs", wait.nominal().toMillis())
            .put("shortestMs", wait.shortest().toMillis())
            .put("longestMs", wait.longest().toMillis());
    wait.jittered().ifPresent(drawn -> json.put("jitteredMs", drawn.toMillis()));
    return json.put("sinceFirstMs", wait.sinceFirst().toMillis()).build();
  }
}
