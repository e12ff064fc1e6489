// Receives OTPIQ's delivery reports with Next.js (App Router).
//
// Install: npm install
// Run:     npm run build && OTPIQ_WEBHOOK_SECRET=… npm start
// Test:    npm test
// Check:   otpiq check http://localhost:3000/webhooks/otpiq --secret-file secret
//            --state-url 'http://localhost:3000/sms/{smsId}' --effects-path /events   (with OTPIQ_CHECK=1)
//
// If you have a proxy.js (middleware.js) with a login, exempt this path: the secret replaces the login.

import { after } from 'next/server';
import { receiver } from '../../../lib/receiver.js';
import { store } from '../../../lib/store.js';

const { OTPIQ_WEBHOOK_SECRET, OTPIQ_WEBHOOK_SECRET_OLD } = process.env;

export const POST = receiver({
  secrets: [OTPIQ_WEBHOOK_SECRET, OTPIQ_WEBHOOK_SECRET_OLD],
  store,
  onEvent: async ({ smsId, channel, status }) => {
    // Your work: tell the user, update the order. OTPIQ has received its response already.
    console.log(`${smsId}: ${channel} ${status}`);
  },
  later: after,
});

// Next.js also responds with 405, but without the header Allow.
const onlyPost = () => new Response(null, { status: 405, headers: { Allow: 'POST' } });

export { onlyPost as DELETE, onlyPost as GET, onlyPost as OPTIONS, onlyPost as PATCH, onlyPost as PUT };
