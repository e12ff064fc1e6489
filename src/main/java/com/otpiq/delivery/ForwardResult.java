package com.otpiq.delivery;

import java.time.Duration;

/**
 * The outcome of forwarding a webhook to an application.
 *
 * @param url of the application
 * @param took time until the response, or until the deadline
 */
public record ForwardResult(String url, Outcome outcome, Duration took) {}
