package com.otpiq.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One try to deliver a webhook.
 *
 * @param number counted from 1
 * @param at when it began
 * @param took how long it really took
 * @param pause before the next attempt; nothing where this was the last
 */
public record Attempt(
    int number, Instant at, Outcome outcome, Duration took, Optional<RetryPolicy.Wait> pause) {}
