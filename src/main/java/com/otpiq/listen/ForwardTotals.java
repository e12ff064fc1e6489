package com.otpiq.listen;

import com.otpiq.delivery.ForwardResult;
import com.otpiq.delivery.Outcome;
import com.otpiq.event.ListenEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts the webhooks that applications did not acknowledge, for each application and outcome. */
final class ForwardTotals {
  /** More kinds of outcomes of all applications are counted as one. */
  private static final int MAX_KINDS = 50;

  private static final Outcome OTHER = new Outcome.Failed("other responses", true);

  private final Map<List<String>, ListenEvent.ForwardFailure> failures = new LinkedHashMap<>();

  void count(ForwardResult result) {
    if (!result.outcome().isAcknowledged()) {
      boolean isKnown = failures.containsKey(key(result.url(), result.outcome()));
      add(result.url(), isKnown || failures.size() < MAX_KINDS ? result.outcome() : OTHER);
    }
  }

  private void add(String url, Outcome outcome) {
    failures.merge(
        key(url, outcome),
        new ListenEvent.ForwardFailure(url, outcome, 1),
        (first, _) -> first.oneMore());
  }

  List<ListenEvent.ForwardFailure> failures() {
    return List.copyOf(failures.values());
  }

  private static List<String> key(String url, Outcome outcome) {
    return List.of(url, kind(outcome));
  }

  private static String kind(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Responded responded -> Integer.toString(responded.status());
      case Outcome.TimedOut _ -> "timed out";
      case Outcome.Failed failed -> failed.reason();
    };
  }
}
