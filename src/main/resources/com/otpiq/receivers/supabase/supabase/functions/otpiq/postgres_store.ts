import type { SupabaseClient } from "npm:@supabase/supabase-js@2";
import type { Event, Message, Store } from "./receiver.ts";

/** Remembers events in Postgres; see the migration. */
export class PostgresStore implements Store {
  #client: SupabaseClient;

  constructor(client: SupabaseClient) {
    this.#client = client;
  }

  async record({ smsId, channel, status, isFinal }: Event): Promise<boolean> {
    const { data } = await this.#client
      .rpc("record_otpiq_event", {
        p_sms_id: smsId,
        p_channel: channel,
        p_status: status,
        p_is_final: isFinal,
      })
      .throwOnError();
    return data === true;
  }

  async find(smsId: string): Promise<Message | undefined> {
    const { data: sms } = await this.#client
      .from("otpiq_sms")
      .select("smsId:sms_id, status, final:is_final")
      .eq("sms_id", smsId)
      .maybeSingle()
      .throwOnError();
    const { data: events } = await this.#client
      .from("otpiq_event")
      .select("channel, status")
      .eq("sms_id", smsId)
      .order("received_at")
      .throwOnError();
    return sms ? { ...sms, events: events ?? [] } : undefined;
  }
}
