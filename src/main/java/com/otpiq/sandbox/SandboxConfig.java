package com.otpiq.sandbox;

import com.otpiq.delivery.RetryPolicy;
import com.otpiq.message.ControlToken;
import com.otpiq.message.WebhookSecret;
import com.otpiq.net.ListenAddress;
import com.otpiq.sandbox.scenario.Scenario;
import com.otpiq.time.Seed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The settings of a sandbox.
 *
 * @param port 0 for any free one
 * @param speed how much faster than normal a message runs through its steps
 * @param virtualTime whether steps and retries follow at once
 * @param defaultScenario of messages to ordinary numbers
 * @param credit of the project at the start, in Iraqi dinars
 * @param retryPolicy of the webhooks
 * @param pauseAfter how many failed attempts in a row pause an endpoint; 0 for never
 * @param strict whether webhooks must be https, as for OTPIQ itself
 * @param controlToken with which other machines may use the control API; empty if none may
 * @param seeds the seed of the start, and of each reset: always the same, or a new one
 * @param secrets that restored messages may need, because the state file has none
 * @param stateFile that keeps messages and webhooks, if they should survive a restart
 */
public record SandboxConfig(
    ListenAddress address,
    int port,
    double speed,
    boolean virtualTime,
    Scenario defaultScenario,
    long credit,
    RetryPolicy retryPolicy,
    int pauseAfter,
    Duration pauseDuration,
    boolean strict,
    Optional<ControlToken> controlToken,
    Supplier<Seed> seeds,
    List<WebhookSecret> secrets,
    Optional<Path> stateFile,
    String userAgent) {}
