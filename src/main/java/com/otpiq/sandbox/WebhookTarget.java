package com.otpiq.sandbox;

import com.otpiq.message.WebhookSecret;
import com.otpiq.webhook.ReportType;
import java.util.Optional;

/** The endpoint of a message's webhooks, which of them it gets, and their secret. */
record WebhookTarget(Endpoint endpoint, ReportType type, Optional<WebhookSecret> secret) {}
