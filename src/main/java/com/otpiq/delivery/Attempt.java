package com.otpiq.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One try to deliver a webhook.
 *
 * @param number counted from 1
 * @param at when it began
 * @param sinceFirst how long after the webhook's first attempt that was
 * @param took how long it really took
 * @param pause before the next attempt; nothing where this was the last
 * @param disables whether the endpoint is disabled from here on
 */
public record Attempt(
    int number,
    Instant at,
    Duration sinceFirst,
    Outcome outcome,
    Duration took,
    Optional<RetryDelay> pause,
    boolean disables) {}
