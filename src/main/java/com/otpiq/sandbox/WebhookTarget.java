package com.otpiq.sandbox;

import com.otpiq.message.WebhookSecret;
import com.otpiq.webhook.ReportType;
import java.util.Optional;

/** Where a message's webhooks go, which of them, and what comes with them. */
record WebhookTarget(Endpoint endpoint, ReportType type, Optional<WebhookSecret> secret) {}
