package com.otpiq.check;

import com.otpiq.event.CheckEvent;
import com.otpiq.event.Reporter;
import com.otpiq.verdict.CheckResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Collects results, and reports each one when all results before it are known. */
final class ResultLog {
  private final Map<Integer, Optional<CheckResult>> results = new HashMap<>();
  private final Reporter reporter;
  private int next;

  ResultLog(Reporter reporter) {
    this.reporter = reporter;
  }

  /**
   * Adds the result of the check with this index, or replaces it; one that was reported before is
   * reported again.
   *
   * @param result empty if it is not reported
   */
  synchronized void add(int index, Optional<CheckResult> result) {
    results.put(index, result);
    if (index < next) {
      report(index);
    }
    for (; results.containsKey(next); next++) {
      report(next);
    }
  }

  /** Adds results of these checks where there are none yet. */
  synchronized void addMissing(List<Integer> indexes, IntFunction<CheckResult> missing) {
    int end = results.keySet().stream().mapToInt(index -> index + 1).max().orElse(0);
    int count = Math.max(end, indexes.stream().mapToInt(index -> index + 1).max().orElse(0));
    for (int index = 0; index < count; index++) {
      if (!results.containsKey(index)) {
        add(index, indexes.contains(index) ? Optional.of(missing.apply(index)) : Optional.empty());
      }
    }
  }

  private void report(int index) {
    at(index).map(CheckEvent.CheckFinished::new).ifPresent(reporter::report);
  }

  /** The results in the order of the checks. */
  synchronized List<CheckResult> all() {
    return IntStream.range(0, next).mapToObj(this::at).flatMap(Optional::stream).toList();
  }

  private Optional<CheckResult> at(int index) {
    return results.getOrDefault(index, Optional.empty());
  }
}
