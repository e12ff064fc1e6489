package com.otpiq.rule;

import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Family;
import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.Key;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came before for each message; remembers the last 10,000 messages. */
final class Memory {
  private static final int MESSAGES = 10_000;

  private final Map<String, History> histories =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, History> eldest) {
          return size() > MESSAGES;
        }
      };

  /** What a delivery is in the light of those before it; from now on it is one of them. */
  Recollection note(Delivery delivery) {
    return message(delivery)
        .map(message -> histories.computeIfAbsent(message, _ -> new History()).note(delivery))
        .orElse(Recollection.NONE);
  }

  /**
   * What is remembered of a message.
   *
   * @param sincePrevious nothing where there is no previous event
   */
  record Recollection(List<Mark> marks, Optional<Duration> sincePrevious) {
    static final Recollection NONE = new Recollection(List.of(), Optional.empty());
  }

  private static Optional<String> message(Delivery delivery) {
    if (delivery.family() == Family.WHATSAPP_INBOUND) {
      return delivery.headers().first(HeaderName.EVENT_ID).map(id -> "event " + id);
    }
    return delivery.text(Key.SMS_ID).map(id -> "sms " + id);
  }
}
