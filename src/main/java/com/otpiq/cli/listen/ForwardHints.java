package com.otpiq.cli.listen;

import com.otpiq.delivery.ForwardResult;
import com.otpiq.delivery.Outcome;
import com.otpiq.event.Event;
import com.otpiq.event.ListenEvent;
import com.otpiq.event.Reporter;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Passes events on, and says once for each application how to find out why it answers 401. */
final class ForwardHints implements Reporter {
  private final Reporter next;
  private final Set<String> hinted = ConcurrentHashMap.newKeySet();

  ForwardHints(Reporter next) {
    this.next = next;
  }

  @Override
  public void report(Event event) {
    next.report(event);
    if (event instanceof ListenEvent.Received received) {
      received.forwarded().stream()
          .filter(ForwardHints::isUnauthorized)
          .filter(result -> hinted.add(result.url()))
          .map(ForwardHints::hint)
          .forEach(next::report);
    }
  }

  private static boolean isUnauthorized(ForwardResult result) {
    return result.outcome() instanceof Outcome.Responded response
        && (response.status() == 401 || response.status() == 403);
  }

  private static Event hint(ForwardResult result) {
    return new Event.Notice(
        "why does your application refuse it? otpiq check "
            + result.url()
            + " --secret-file FILE tests how it authenticates webhooks");
  }
}
