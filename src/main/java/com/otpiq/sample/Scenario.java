package com.otpiq.sample;

import com.otpiq.rule.Basis;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Family;
import java.util.List;

/**
 * Webhooks that belong together, in the order in which they come.
 *
 * @param basis whether OTPIQ documents this course of things, or we think it likely
 */
public record Scenario(
    String name, String description, Basis basis, Family family, List<Body> bodies) {}
