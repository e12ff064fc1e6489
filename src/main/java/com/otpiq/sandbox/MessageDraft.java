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

  /** A copy whose webhooks have this secret. */
  MessageDraft withSecret(Optional<WebhookSecret> secret) {
    return new MessageDraft(
        phone,
        route,
        parts,
        senderId,
        target.map(known -> new Target(known.url(), known.type(), secret)),
        scenario);
  }

  /** The price of its first channel, in Iraqi dinars. */
  long price() {
    return ChannelRoute.price(route.getFirst(), parts);
  }

  /** Whether the sandbox accepts a message. */
  sealed interface Acceptance {
    /**
     * The message is accepted.
     *
     * @param remainingCredit of the project, in Iraqi dinars
     * @param start begins its steps; virtual time waits for it
     */
    record Accepted(SandboxMessage message, long remainingCredit, Runnable start)
        implements Acceptance {}

    /**
     * The credit does not cover the message.
     *
     * @param credit of the project, in Iraqi dinars
     */
    record CreditTooLow(long credit) implements Acceptance {}

    /** The message could not be written to the state file. */
    record NotSaved() implements Acceptance {}
  }
}
