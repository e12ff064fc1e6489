package com.otpiq.delivery;

import com.otpiq.webhook.Family;

/** The policies of OTPIQ's two webhooks, for each follows its own. */
public record Policies(RetryPolicy reports, RetryPolicy inbound) {
  public RetryPolicy of(Family family) {
    return switch (family) {
      case DELIVERY_REPORT -> reports;
      case WHATSAPP_INBOUND -> inbound;
    };
  }
}
