// Receives OTPIQ's delivery reports with a Supabase Edge Function.
//
// Install: supabase link && supabase db push && supabase secrets set OTPIQ_WEBHOOK_SECRET=…
// Run:     supabase functions deploy otpiq   (https://PROJECT.supabase.co/functions/v1/otpiq is the URL for OTPIQ)
// Test:    deno test supabase/functions/otpiq
// Check:   OTPIQ_WEBHOOK_SECRET=… OTPIQ_CHECK=1 deno run --allow-env --allow-net supabase/functions/otpiq/local.ts
//          otpiq check http://localhost:3000/webhooks/otpiq --secret-file secret
//            --state-url 'http://localhost:3000/sms/{smsId}' --effects-path /events
//          On Supabase, with OTPIQ_CHECK=1: …/functions/v1/otpiq and …/functions/v1/otpiq/sms/{smsId}

import { createClient } from "npm:@supabase/supabase-js@2";
import { PostgresStore } from "./postgres_store.ts";
import { receiver } from "./receiver.ts";

declare const EdgeRuntime: { waitUntil(work: Promise<unknown>): void };

const { env } = Deno;
// Projects have secret keys; older ones only the key of the service role.
const { default: key = env.get("SUPABASE_SERVICE_ROLE_KEY") } = JSON.parse(
  env.get("SUPABASE_SECRET_KEYS") ?? "{}",
);

Deno.serve(
  receiver({
    secrets: [
      env.get("OTPIQ_WEBHOOK_SECRET"),
      env.get("OTPIQ_WEBHOOK_SECRET_OLD"),
    ],
    store: new PostgresStore(createClient(env.get("SUPABASE_URL")!, key)),
    onEvent: ({ smsId, channel, status }) => {
      // Your work: tell the user, update the order. OTPIQ has received its response already.
      console.log(`${smsId}: ${channel} ${status}`);
    },
    later: (work) => EdgeRuntime.waitUntil(work),
    check: env.get("OTPIQ_CHECK") === "1",
  }),
);
