package com.otpiq.sample;

import com.otpiq.rule.Basis;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.WebhookKind;
import java.util.List;

/**
 * A sequence of sample webhooks for one message.
 *
 * @param basis whether OTPIQ documents this sequence or we assume it
 */
public record SampleScenario(
    String name, String description, Basis basis, WebhookKind kind, List<Body> bodies) {}
