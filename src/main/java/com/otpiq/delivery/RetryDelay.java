package com.otpiq.delivery;

import com.otpiq.rule.Basis;
import java.time.Duration;
import java.util.Optional;

/**
 * A wait before the next attempt.
 *
 * @param basis whether OTPIQ publishes how long it is
 * @param asked what the receiver's Retry-After asked for, where that made the wait longer; it may
 *     be more than is heeded
 */
public record RetryDelay(Duration length, Basis basis, Optional<Duration> asked) {}
