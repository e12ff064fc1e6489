package com.otpiq.delivery;

import com.otpiq.webhook.WebhookKind;

/** The retry policy of each kind of webhook. */
public record RetryPolicies(RetryPolicy reports, RetryPolicy inbound) {
  public RetryPolicy of(WebhookKind kind) {
    return switch (kind) {
      case DELIVERY_REPORT -> reports;
      case WHATSAPP_INBOUND -> inbound;
    };
  }
}
