package com.otpiq.rule;

import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Fingerprint;
import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.PayloadKey;
import com.otpiq.webhook.WebhookKind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The histories of the last messages: 10,000 at most, and of these the last ones with 40,000 events
 * together. Of their texts, only fingerprints are kept, so they need a few megabytes, whatever
 * arrives.
 */
final class RecentMessages {
  static final int MAX_MESSAGES = 10_000;
  static final int MAX_EVENTS = 40_000;

  private final SequencedMap<String, MessageHistory> histories = new LinkedHashMap<>();
  private int events;

  /** Compares a delivery with the earlier ones of its message, and remembers it. */
  Comparison add(Delivery delivery) {
    return messageKey(delivery).map(message -> add(message, delivery)).orElse(Comparison.NONE);
  }

  private Comparison add(String message, Delivery delivery) {
    MessageHistory history = histories.computeIfAbsent(message, _ -> new MessageHistory());
    int before = history.size();
    Comparison comparison = history.add(delivery);
    events += history.size() - before;
    while (histories.size() > MAX_MESSAGES || events > MAX_EVENTS) {
      events -= histories.pollFirstEntry().getValue().size();
    }
    return comparison;
  }

  /**
   * How a delivery compares with the earlier ones of its message.
   *
   * @param sincePrevious empty if there was no previous event
   */
  record Comparison(List<Annotation> annotations, Optional<Duration> sincePrevious) {
    static final Comparison NONE = new Comparison(List.of(), Optional.empty());
  }

  private static Optional<String> messageKey(Delivery delivery) {
    if (delivery.kind() == WebhookKind.WHATSAPP_INBOUND) {
      return delivery.headers().first(HeaderName.EVENT_ID).map(id -> "event " + Fingerprint.of(id));
    }
    return delivery.text(PayloadKey.SMS_ID).map(id -> "sms " + Fingerprint.of(id));
  }
}
