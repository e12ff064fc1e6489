package com.otpiq.verdict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Problems with one cause.
 *
 * @param main the result that reports show in full: the first of the highest level
 * @param others the other results with the same cause
 */
public record CheckFinding(CheckResult main, List<CheckResult> others) {
  /** Groups results by cause; a result without a cause is a finding of its own. */
  static List<CheckFinding> of(List<CheckResult> problems) {
    Map<Object, List<CheckResult>> groups =
        problems.stream()
            .collect(
                Collectors.groupingBy(CheckFinding::key, LinkedHashMap::new, Collectors.toList()));
    return groups.values().stream()
        .map(group -> new CheckFinding(group.getFirst(), group.subList(1, group.size())))
        .toList();
  }

  /** A known problem does not hide a new one with the same cause. */
  private static Object key(CheckResult result) {
    return result.cause().<Object>map(cause -> List.of(cause.id(), result.known())).orElse(result);
  }

  /** How the finding counts. */
  public ResultLevel level() {
    return main.level();
  }

  /** The cause; empty if only this check can fail so. */
  public Optional<Cause> cause() {
    return main.cause();
  }

  /** How to remove the cause. */
  public String fix() {
    return main.fix();
  }

  /** All results of the finding, the main one first. */
  public Stream<CheckResult> results() {
    return Stream.concat(Stream.of(main), others.stream());
  }

  /** {@code and 2 more checks for the same reason: a, b}; empty if there are none. */
  public Optional<String> more() {
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "and %d more check%s for the same reason: %s"
                .formatted(
                    others.size(),
                    others.size() == 1 ? "" : "s",
                    others.stream()
                        .map(result -> result.check().id())
                        .collect(Collectors.joining(", "))));
  }
}
