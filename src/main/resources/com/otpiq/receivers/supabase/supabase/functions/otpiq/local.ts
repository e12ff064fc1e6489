// Runs the receiver without Supabase, for tests: with PostgreSQL in this process.
//
// Run: OTPIQ_WEBHOOK_SECRET=… deno run -A supabase/functions/otpiq/local.ts

import { callIn, startDatabase } from "./database.ts";
import { receiver } from "./receiver.ts";

const { env } = Deno;

Deno.serve(
  {
    hostname: env.get("HOST") || "127.0.0.1",
    port: Number(env.get("PORT") || "3000"),
  },
  receiver({
    secrets: [
      env.get("OTPIQ_WEBHOOK_SECRET"),
      env.get("OTPIQ_WEBHOOK_SECRET_OLD"),
    ],
    call: callIn(await startDatabase()),
    check: env.get("OTPIQ_CHECK") === "1",
  }),
);
