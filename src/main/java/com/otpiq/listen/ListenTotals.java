package com.otpiq.listen;

import com.otpiq.event.ExpectationState;
import com.otpiq.event.ListenEvent;
import com.otpiq.event.ServerEvent;
import com.otpiq.rule.Inspection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Counts the requests of a run for its summary. */
final class ListenTotals {
  /** How many of the webhooks that arrived a report shows. */
  private static final int MAX_ARRIVALS = 10;

  private final ForwardTotals forwarded = new ForwardTotals();
  private final List<ListenEvent.Received> first = new ArrayList<>();
  private long further;
  private long accepted;
  private long refused;
  private long unreadable;
  private long unsaved;
  private long errors;
  private long warnings;

  /**
   * Counts a request. One with another method than POST is no webhook, so it does not count as
   * refused; nor does one that a script refuses.
   */
  synchronized void count(ListenEvent.Received event) {
    if (event.response().acknowledges()) {
      accepted++;
    } else if (event.request().method().equals("POST") && !event.scripted()) {
      refused++;
    }
    if (event.request().method().equals("POST")) {
      addArrival(event);
    }
    event.forwarded().forEach(forwarded::count);
    if (event.recording() == ListenEvent.Received.Recording.FAILED) {
      unsaved++;
    }
    errors += event.inspection().map(Inspection::errors).orElse(0L);
    warnings += event.inspection().map(Inspection::warnings).orElse(0L);
  }

  synchronized void count(ServerEvent.RequestUnreadable event) {
    unreadable += event.count();
  }

  private void addArrival(ListenEvent.Received event) {
    if (first.size() < MAX_ARRIVALS) {
      first.add(event);
    } else {
      further++;
    }
  }

  synchronized ListenEvent.ListenSummary summary(List<ExpectationState> expected, Duration lasted) {
    return new ListenEvent.ListenSummary(
        accepted,
        refused,
        unreadable,
        unsaved,
        errors,
        warnings,
        forwarded.failures(),
        expected,
        new ListenEvent.Arrivals(List.copyOf(first), further),
        lasted);
  }
}
