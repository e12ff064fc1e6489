package com.otpiq.delivery;

import java.net.URI;
import java.time.Duration;

/**
 * What an application made of a webhook that was passed on to it.
 *
 * @param target where the application is
 * @param took until its answer was there, or the time was over
 */
public record Forwarded(URI target, Outcome outcome, Duration took) {}
