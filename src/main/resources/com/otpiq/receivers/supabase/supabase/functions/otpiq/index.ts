// Receives OTPIQ's delivery reports with a Supabase Edge Function.
//
// Install: supabase link && supabase db push && supabase secrets set OTPIQ_WEBHOOK_SECRET=…
// Run:     supabase functions deploy otpiq   (https://PROJECT.supabase.co/functions/v1/otpiq is the URL for OTPIQ)
// Test:    deno test -A supabase/functions/otpiq
// Check:   OTPIQ_WEBHOOK_SECRET=… OTPIQ_CHECK=1 deno run -A supabase/functions/otpiq/local.ts
//          otpiq check http://localhost:3000/webhooks/otpiq --secret-file secret
//            --state-url 'http://localhost:3000/sms/{smsId}' --effects-path /events
//          On Supabase, with OTPIQ_CHECK=1: …/functions/v1/otpiq and …/functions/v1/otpiq/sms/{smsId}
//
// Your work is in the migration: handle_otpiq_report.

import { createClient } from "npm:@supabase/supabase-js@2";
import { receiver } from "./receiver.ts";

const { env } = Deno;
// Projects have secret keys; older ones only the key of the service role.
const { default: key = env.get("SUPABASE_SERVICE_ROLE_KEY") } = JSON.parse(
  env.get("SUPABASE_SECRET_KEYS") ?? "{}",
);
const client = createClient(env.get("SUPABASE_URL")!, key);

Deno.serve(
  receiver({
    secrets: [
      env.get("OTPIQ_WEBHOOK_SECRET"),
      env.get("OTPIQ_WEBHOOK_SECRET_OLD"),
    ],
    call: async (name, parameters) =>
      (await client.rpc(name, parameters).throwOnError()).data,
    check: env.get("OTPIQ_CHECK") === "1",
  }),
);
