package com.otpiq.sandbox;

import com.otpiq.message.WebhookSecret;
import com.otpiq.webhook.ReportType;
import java.util.Optional;

/** The endpoint of a message's webhooks, the report type, and the secret. */
record WebhookTarget(Endpoint endpoint, ReportType type, Optional<WebhookSecret> secret) {}
