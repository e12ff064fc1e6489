package com.otpiq.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The verdict on a receiver.
 *
 * @param target the URL that was checked
 * @param source the file that holds the receiver's code, where the user says which
 * @param strict whether warnings and suspicions count as failures
 * @param reached whether anything answered there at all
 * @param complete whether the time sufficed, and every check that was asked for by name took place
 * @param fixed checks of the baseline that are bad no more
 * @param took from the first request to the last answer
 */
public record CheckReport(
    String target,
    Optional<String> source,
    Instant at,
    List<CheckResult> results,
    boolean strict,
    boolean reached,
    boolean complete,
    List<String> fixed,
    Duration took) {
  /** Whether a result makes the whole a failure. */
  public boolean fails(CheckResult result) {
    return result.fails(strict);
  }

  /** Whether any result does, or the whole was not carried out. */
  public boolean isFailure() {
    return !complete || results.stream().anyMatch(this::fails);
  }

  /** Bad results, the worst first. */
  public List<CheckResult> bad() {
    return Stream.of(ResultLevel.ERROR, ResultLevel.WARNING, ResultLevel.SUSPICION)
        .flatMap(grade -> results.stream().filter(result -> result.grade() == grade))
        .toList();
  }

  /** How many results of a kind there are that the baseline does not know. */
  public long news(ResultLevel grade) {
    return results.stream().filter(result -> result.grade() == grade && !result.known()).count();
  }

  /** How many results of a kind there are in all. */
  public long count(ResultLevel grade) {
    return results.stream().filter(result -> result.grade() == grade).count();
  }

  /** How many bad results the baseline knows. */
  public long known() {
    return results.stream().filter(CheckResult::known).count();
  }
}
