import type { Event, Message, Store } from "./receiver.ts";

/** Remembers events in memory, for tests: it gives the two guarantees of record_otpiq_event. */
export class MemoryStore implements Store {
  #messages = new Map<string, Message>();

  /** It is synchronous, so no other request can run in between. */
  record({ smsId, channel, status, isFinal }: Event): Promise<boolean> {
    const message = this.#messages.get(smsId) ??
      { smsId, status, final: false, events: [] };
    if (
      message.events.some((event) =>
        event.channel === channel && event.status === status
      )
    ) {
      return Promise.resolve(false);
    }
    message.events.push({ channel, status });
    if (!message.final) {
      Object.assign(message, { status, final: isFinal });
    }
    this.#messages.set(smsId, message);
    return Promise.resolve(true);
  }

  find(smsId: string): Promise<Message | undefined> {
    return Promise.resolve(this.#messages.get(smsId));
  }
}
