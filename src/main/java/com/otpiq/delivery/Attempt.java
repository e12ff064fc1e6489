package com.otpiq.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One attempt to deliver a webhook, and its outcome.
 *
 * @param number counted from 1
 * @param at when it began
 * @param sinceFirst time since the first attempt of the same webhook began
 * @param took real time until the outcome, even in virtual time
 * @param retryDelay the wait before the next attempt; empty after the last one
 * @param disablesEndpoint whether OTPIQ would disable the endpoint after this attempt
 */
public record Attempt(
    int number,
    Instant at,
    Duration sinceFirst,
    Outcome outcome,
    Duration took,
    Optional<RetryPolicy.Delay> retryDelay,
    boolean disablesEndpoint) {
  /** A copy with another number. */
  public Attempt numbered(int other) {
    return new Attempt(other, at, sinceFirst, outcome, took, retryDelay, disablesEndpoint);
  }
}
