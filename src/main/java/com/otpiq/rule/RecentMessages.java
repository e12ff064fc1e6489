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

/** What came before for each message; remembers the last 10,000 messages. */
final class RecentMessages {
  private static final int MESSAGES = 10_000;

  private final Map<String, MessageHistory> histories =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, MessageHistory> eldest) {
          return size() > MESSAGES;
        }
      };

  /** What a delivery is in the light of those before it; from now on it is one of them. */
  Comparison add(Delivery delivery) {
    return message(delivery)
        .map(message -> histories.computeIfAbsent(message, _ -> new MessageHistory()).add(delivery))
        .orElse(Comparison.NONE);
  }

  /**
   * What is remembered of a message.
   *
   * @param sincePrevious nothing where there is no previous event
   */
  record Comparison(List<Annotation> annotations, Optional<Duration> sincePrevious) {
    static final Comparison NONE = new Comparison(List.of(), Optional.empty());
  }

  private static Optional<String> message(Delivery delivery) {
    if (delivery.kind() == WebhookKind.WHATSAPP_INBOUND) {
      return delivery.headers().first(HeaderName.EVENT_ID).map(id -> "event " + id);
    }
    return delivery.text(PayloadKey.SMS_ID).map(id -> "sms " + id);
  }
}
