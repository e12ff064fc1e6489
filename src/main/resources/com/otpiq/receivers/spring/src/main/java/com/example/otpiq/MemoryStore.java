package com.example.otpiq;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Remembers events in memory, which is lost when the process ends. In production use your database,
 * with the same two guarantees:
 *
 * <pre>
 * CREATE TABLE sms (sms_id TEXT PRIMARY KEY, status TEXT, is_final BOOLEAN);
 * CREATE TABLE sms_event (sms_id TEXT, channel TEXT, status TEXT, is_final BOOLEAN,
 *                         PRIMARY KEY (sms_id, channel, status));
 *
 * -- 1. Each event once, decided by the database:
 * INSERT INTO sms_event VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING;  -- one row updated: it is new
 * -- 2. No change after a final event, in the same transaction:
 * INSERT INTO sms (sms_id, status, is_final) VALUES (?, ?, ?)
 *   ON CONFLICT (sms_id) DO UPDATE SET status = excluded.status, is_final = excluded.is_final
 *   WHERE NOT sms.is_final;
 * </pre>
 */
@Component
class MemoryStore {

  private final Map<String, Message> messages = new HashMap<>();

  /** Stores an event; true if it is new. The lock keeps other requests out. */
  synchronized boolean record(WebhookEvent event) {
    Message message = messages.computeIfAbsent(event.smsId(), id -> new Message());
    if (!message.events.add(new Seen(event.channel(), event.status()))) {
      return false;
    }
    if (!message.isFinal) {
      message.status = event.status();
      message.isFinal = event.isFinal();
    }
    return true;
  }

  synchronized Optional<Map<String, Object>> find(String smsId) {
    return Optional.ofNullable(messages.get(smsId))
        .map(message ->
            Map.of(
                "smsId",
                smsId,
                "status",
                message.status,
                "final",
                message.isFinal,
                "events",
                List.copyOf(message.events)));
  }

  private static final class Message {
    String status;
    boolean isFinal;
    final Set<Seen> events = new LinkedHashSet<>();
  }

  record Seen(String channel, String status) {}
}
