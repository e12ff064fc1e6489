package com.otpiq.delivery;

import com.otpiq.rule.Basis;
import java.time.Duration;
import java.util.Optional;

/**
 * The wait before the next attempt.
 *
 * @param length how long the deliverer waits
 * @param basis whether OTPIQ documents this length
 * @param retryAfter the Retry-After of the response, if it made the wait longer; {@code length} is
 *     shorter if it exceeds the longest wait
 */
public record RetryDelay(Duration length, Basis basis, Optional<Duration> retryAfter) {}
