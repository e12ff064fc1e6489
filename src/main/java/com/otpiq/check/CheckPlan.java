package com.otpiq.check;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What of the checks is carried out, and when to stop.
 *
 * @param known identifiers of checks that were bad before, so that they are no news
 * @param strict whether warnings and suspicions count as failures
 * @param failFast whether the first failure ends it; then one check follows the other
 * @param limit how long all of it may take; no check begins later
 * @param source the file that holds the receiver's code, for reports that point at one
 */
public record CheckPlan(
    CheckSelection selection,
    Set<String> known,
    boolean strict,
    boolean failFast,
    Duration limit,
    Optional<String> source) {}
