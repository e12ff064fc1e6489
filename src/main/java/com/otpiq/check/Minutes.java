package com.otpiq.check;

import com.otpiq.report.Event;
import com.otpiq.report.Reporter;
import com.otpiq.verdict.Result;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The results so far; tells of each as soon as all before it are there. */
final class Minutes {
  private final Map<Integer, Optional<Result>> results = new HashMap<>();
  private final Reporter reporter;
  private int next;

  Minutes(Reporter reporter) {
    this.reporter = reporter;
  }

  /** Notes what came of the check with this number; nothing where nobody wants to hear of it. */
  synchronized void note(int number, Optional<Result> result) {
    results.put(number, result);
    for (; results.containsKey(next); next++) {
      at(next).map(Event.Checked::new).ifPresent(reporter::report);
    }
  }

  /** All of them, in order. */
  synchronized List<Result> all() {
    return IntStream.range(0, next).mapToObj(this::at).flatMap(Optional::stream).toList();
  }

  private Optional<Result> at(int number) {
    return results.getOrDefault(number, Optional.empty());
  }
}
