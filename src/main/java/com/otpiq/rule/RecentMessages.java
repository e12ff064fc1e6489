package com.otpiq.rule;

import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.PayloadKey;
import com.otpiq.webhook.WebhookKind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The histories of the last 10,000 messages. */
final class RecentMessages {
  private static final int MAX_MESSAGES = 10_000;

  private final Map<String, MessageHistory> histories =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, MessageHistory> eldest) {
          return size() > MAX_MESSAGES;
        }
      };

  /** Compares a delivery with the earlier ones of its message, and remembers it. */
  Comparison add(Delivery delivery) {
    return messageKey(delivery)
        .map(message -> histories.computeIfAbsent(message, _ -> new MessageHistory()).add(delivery))
        .orElse(Comparison.NONE);
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
      return delivery.headers().first(HeaderName.EVENT_ID).map(id -> "event " + id);
    }
    return delivery.text(PayloadKey.SMS_ID).map(id -> "sms " + id);
  }
}
