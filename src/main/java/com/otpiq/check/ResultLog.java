package com.otpiq.check;

import com.otpiq.event.Event;
import com.otpiq.event.Reporter;
import com.otpiq.verdict.CheckResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The results so far; tells of each as soon as all before it are there. */
final class ResultLog {
  private final Map<Integer, Optional<CheckResult>> results = new HashMap<>();
  private final Reporter reporter;
  private int next;

  ResultLog(Reporter reporter) {
    this.reporter = reporter;
  }

  /** Notes what came of the check with this number; nothing where nobody wants to hear of it. */
  synchronized void add(int number, Optional<CheckResult> result) {
    results.put(number, result);
    for (; results.containsKey(next); next++) {
      at(next).map(Event.Checked::new).ifPresent(reporter::report);
    }
  }

  /** All of them, in order. */
  synchronized List<CheckResult> all() {
    return IntStream.range(0, next).mapToObj(this::at).flatMap(Optional::stream).toList();
  }

  private Optional<CheckResult> at(int number) {
    return results.getOrDefault(number, Optional.empty());
  }
}
