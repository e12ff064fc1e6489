package com.otpiq.sandbox;

import com.otpiq.delivery.RetryPolicy;
import com.otpiq.message.WebhookSecret;
import com.otpiq.sandbox.scenario.Scenario;
import com.otpiq.time.Seed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the sandbox behaves.
 *
 * @param port 0 for any that is free
 * @param speed how much faster than in real life messages travel
 * @param virtual whether nothing waits at all
 * @param usual what becomes of messages to ordinary numbers
 * @param credit of the project at the beginning, in Iraqi dinars
 * @param policy of the webhooks
 * @param strict whether webhooks must be https, as for OTPIQ itself
 * @param remote whether webhooks may go to other machines
 * @param secrets those that a restart may need, for the state keeps none
 * @param state where everything is kept, or nothing
 */
public record SandboxConfig(
    String host,
    int port,
    double speed,
    boolean virtual,
    Scenario usual,
    long credit,
    RetryPolicy policy,
    int pauseAfter,
    Duration pauseLasts,
    boolean strict,
    boolean remote,
    Seed seed,
    List<WebhookSecret> secrets,
    Optional<Path> state,
    String userAgent) {}
