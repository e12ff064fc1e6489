package com.otpiq.net.server;

import com.otpiq.event.UnreadableRequest;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * Passes unreadable requests on, at most two for each cause and second: the first one at once, and
 * at the end of the second how many followed it.
 */
final class UnreadableReports implements AutoCloseable {
  private static final Duration WINDOW = Duration.ofSeconds(1);

  private final RequestHandler handler;
  private final Timer timer;
  private final Map<UnreadableRequest.Cause, Further> open =
      new EnumMap<>(UnreadableRequest.Cause.class);

  UnreadableReports(RequestHandler handler, Timer timer) {
    this.handler = handler;
    this.timer = timer;
  }

  /** Runs a task later. */
  @FunctionalInterface
  interface Timer {
    void after(Duration delay, Runnable task);
  }

  /** How many requests followed the first one of a cause, and the last of them. */
  private record Further(UnreadableRequest last, long count) {}

  synchronized void add(UnreadableRequest request) {
    Further further = open.get(request.cause());
    if (further == null) {
      report(request, 0);
      open.put(request.cause(), new Further(request, 0));
      timer.after(WINDOW, () -> endWindow(request.cause()));
    } else {
      open.put(request.cause(), new Further(request, further.count() + 1));
    }
  }

  private synchronized void endWindow(UnreadableRequest.Cause cause) {
    Further further = open.remove(cause);
    if (further != null && further.count() > 0) {
      report(further.last(), further.count());
      open.put(cause, new Further(further.last(), 0));
      timer.after(WINDOW, () -> endWindow(cause));
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
