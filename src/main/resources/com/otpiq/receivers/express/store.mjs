/**
 * Remembers events in memory, which is lost when the process ends. In production use your database,
 * with the same two guarantees:
 *
 *   CREATE TABLE sms (sms_id TEXT PRIMARY KEY, status TEXT, is_final BOOLEAN);
 *   CREATE TABLE sms_event (sms_id TEXT, channel TEXT, status TEXT, is_final BOOLEAN,
 *                           PRIMARY KEY (sms_id, channel, status));
 *
 *   -- 1. Each event once, decided by the database:
 *   INSERT INTO sms_event VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING sms_id;  -- a row: it is new
 *   -- 2. No change after a final event, in the same transaction:
 *   INSERT INTO sms (sms_id, status, is_final) VALUES ($1, $3, $4)
 *     ON CONFLICT (sms_id) DO UPDATE SET status = $3, is_final = $4 WHERE NOT sms.is_final;
 */
export class MemoryStore {
  #messages = new Map();

  /** Stores an event; true if it is new. It is synchronous, so no other request can run in between. */
  async record({ smsId, channel, status, isFinal }) {
    const message = this.#messages.get(smsId) ?? { smsId, status, final: false, events: [] };
    if (message.events.some((event) => event.channel === channel && event.status === status)) {
      return false;
    }
    message.events.push({ channel, status });
    if (!message.final) {
      Object.assign(message, { status, final: isFinal });
    }
    this.#messages.set(smsId, message);
    return true;
  }

  async find(smsId) {
    return this.#messages.get(smsId);
  }
}
