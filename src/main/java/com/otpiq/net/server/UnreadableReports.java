package com.otpiq.net.server;

import com.otpiq.event.UnreadableRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Passes unreadable requests on, at most two for each kind and second: the first one at once, and
 * at the end of the second how many followed it. Requests are of one kind if the same sentence,
 * apart from its numbers, describes them.
 */
final class UnreadableReports implements AutoCloseable {
  private static final Duration WINDOW = Duration.ofSeconds(1);

  private final RequestHandler handler;
  private final Timer timer;
  private final Map<String, Further> open = new LinkedHashMap<>();

  UnreadableReports(RequestHandler handler, Timer timer) {
    this.handler = handler;
    this.timer = timer;
  }

  /** Runs a task later. */
  @FunctionalInterface
  interface Timer {
    void after(Duration delay, Runnable task);
  }

  /** How many requests followed the first one of a kind, and the last of them. */
  private record Further(UnreadableRequest last, long count) {}

  synchronized void add(UnreadableRequest request) {
    String kind = request.cause() + " " + request.why().replaceAll("\\d+", "0");
    Further further = open.get(kind);
    if (further == null) {
      report(request, 0);
      open.put(kind, new Further(request, 0));
      timer.after(WINDOW, () -> endWindow(kind));
    } else {
      open.put(kind, new Further(request, further.count() + 1));
    }
  }

  private synchronized void endWindow(String kind) {
    Further further = open.remove(kind);
    if (further != null && further.count() > 0) {
      report(further.last(), further.count());
      open.put(kind, new Further(further.last(), 0));
      timer.after(WINDOW, () -> endWindow(kind));
    }
  }

  private void report(UnreadableRequest request, long further) {
    var _ =
        handler
            .boundary()
            .run(
                () -> "an unreadable request could not be reported",
                () -> handler.unreadable(request, further));
  }

  /** Reports what was not reported yet. */
  @Override
  public synchronized void close() {
    open.values().stream()
        .filter(further -> further.count() > 0)
        .forEach(further -> report(further.last(), further.count()));
    open.clear();
  }
}
