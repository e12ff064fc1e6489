package com.otpiq.listen;

import com.otpiq.message.WebhookSecret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a listener is asked to do.
 *
 * @param port 0 for any that is free
 * @param path where webhooks go, or nothing for anywhere
 * @param secrets any one of them will do; none at all leaves webhooks unverified
 * @param accept whether everything with the right secret is answered 200, however wrong
 * @param count stop when this many were accepted
 * @param timeout stop after this time
 */
public record Orders(
    String host,
    int port,
    Optional<String> path,
    List<WebhookSecret> secrets,
    boolean accept,
    Optional<Long> count,
    Optional<Duration> timeout) {}
