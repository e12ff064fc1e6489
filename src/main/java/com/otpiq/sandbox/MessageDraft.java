package com.otpiq.sandbox;

import com.otpiq.message.HttpUrl;
import com.otpiq.message.WebhookSecret;
import com.otpiq.sandbox.scenario.Scenario;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.ReportType;
import java.util.List;
import java.util.Optional;

/**
 * A valid request to send, before it is accepted.
 *
 * @param parts of the text as SMS, which multiply its price
 */
record MessageDraft(
    String phone,
    List<Channel> route,
    int parts,
    Optional<String> senderId,
    Optional<Target> target,
    Scenario scenario) {
  /** The endpoint of its webhooks, as the request states it. */
  record Target(HttpUrl url, ReportType type, Optional<WebhookSecret> secret) {}

  /** The price of its first channel, in Iraqi dinars. */
  long price() {
    return ChannelRoute.price(route.getFirst(), parts);
  }
}
