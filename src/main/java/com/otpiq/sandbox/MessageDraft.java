package com.otpiq.sandbox;

import com.otpiq.message.WebhookSecret;
import com.otpiq.sandbox.scenario.Scenario;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.ReportType;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A message that is about to be accepted.
 *
 * @param parts how often its price is paid, where it goes by SMS
 */
record MessageDraft(
    String phone,
    List<Channel> route,
    int parts,
    Optional<String> senderId,
    Optional<Target> target,
    Scenario fate) {
  /** Where it wants its webhooks. */
  record Target(URI url, ReportType type, Optional<WebhookSecret> secret) {}

  /** What its first channel costs, in Iraqi dinars. */
  long price() {
    return ChannelRoute.price(route.getFirst(), parts);
  }
}
