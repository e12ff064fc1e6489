package com.otpiq.check;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Which checks run, and when the run fails or stops.
 *
 * @param baseline the ids of known problems, which do not fail the run
 * @param strict whether warnings and suspicions fail the run
 * @param failFast whether the first failure stops the run; then no checks run concurrently
 * @param timeLimit after which no check starts and no exchange goes on
 * @param source the file with the receiver's code, for reports that point at a file
 */
public record CheckPlan(
    CheckSelection selection,
    Set<String> baseline,
    boolean strict,
    boolean failFast,
    Duration timeLimit,
    Optional<String> source) {}
