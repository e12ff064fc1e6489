package com.otpiq.sample;

import com.otpiq.rule.Basis;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.WebhookKind;
import java.util.List;

/**
 * Webhooks that belong together, in the order in which they come.
 *
 * @param basis whether OTPIQ documents this course of things, or we think it likely
 */
public record SampleScenario(
    String name, String description, Basis basis, WebhookKind kind, List<Body> bodies) {}
