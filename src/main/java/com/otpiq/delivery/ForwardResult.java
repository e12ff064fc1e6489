package com.otpiq.delivery;

import java.time.Duration;

/**
 * What an application made of a webhook that was passed on to it.
 *
 * @param url where the application is
 * @param took until its answer was there, or the time was over
 */
public record ForwardResult(String url, Outcome outcome, Duration took) {}
