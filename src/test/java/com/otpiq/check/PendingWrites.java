package com.otpiq.check;

import com.otpiq.time.Time;
import com.otpiq.webhook.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Webhooks that a receiver acknowledged and has not stored yet. */
final class PendingWrites {
  private final Time time;
  private final List<Write> writes = new ArrayList<>();

  PendingWrites(Time time) {
    this.time = time;
  }

  private record Write(Instant due, Json.Obj event) {}

  /** Adds a webhook that is stored after this time. */
  synchronized void add(Json.Obj event, Duration delay) {
    writes.add(new Write(time.now().plus(delay), event));
  }

  /** Stores those whose time has come, before a look-up can see that they are not there. */
  synchronized void writeDue(Consumer<Json.Obj> store) {
    write(writes.stream().filter(write -> !write.due().isAfter(time.now())).toList(), store);
  }

  /** Stores all. */
  synchronized void writeAll(Consumer<Json.Obj> store) {
    write(List.copyOf(writes), store);
  }

  private void write(List<Write> some, Consumer<Json.Obj> store) {
    some.forEach(write -> store.accept(write.event()));
    writes.removeAll(some);
  }
}
