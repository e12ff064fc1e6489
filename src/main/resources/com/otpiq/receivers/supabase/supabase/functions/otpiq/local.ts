// Runs the receiver without Supabase, for tests: with a store in memory.
//
// Run: OTPIQ_WEBHOOK_SECRET=… deno run --allow-env --allow-net supabase/functions/otpiq/local.ts

import { MemoryStore } from "./memory_store.ts";
import { receiver } from "./receiver.ts";

const { env } = Deno;

Deno.serve(
  { hostname: "127.0.0.1", port: Number(env.get("PORT") ?? "3000") },
  receiver({
    secrets: [
      env.get("OTPIQ_WEBHOOK_SECRET"),
      env.get("OTPIQ_WEBHOOK_SECRET_OLD"),
    ],
    store: new MemoryStore(),
    onEvent: ({ smsId, channel, status }) =>
      console.log(`${smsId}: ${channel} ${status}`),
    later: () => {}, // Deno keeps running.
    check: env.get("OTPIQ_CHECK") === "1",
  }),
);
