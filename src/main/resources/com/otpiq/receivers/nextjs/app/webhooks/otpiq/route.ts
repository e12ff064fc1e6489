// Receives OTPIQ's delivery reports with Next.js (App Router).
//
// Install: npm install
// Run:     OTPIQ_WEBHOOK_SECRET=… npm run dev, or npm run build && OTPIQ_WEBHOOK_SECRET=… npm start
// Test:    npm test
// Check:   otpiq check http://localhost:3000/webhooks/otpiq --secret-file secret
//            --state-url 'http://localhost:3000/sms/{smsId}' --effects-path /events   (with OTPIQ_CHECK=1)
//
// If a proxy (middleware) of your application requires a login, exempt this path: the secret replaces the login.

import { fromEnvironment } from '../../../lib/otpiq/environment';
import { receive } from '../../../lib/otpiq/receiver';

export function POST(request: Request): Promise<Response> {
  return receive(request, fromEnvironment());
}

// Next.js also responds with 405, but without the header Allow.
function onlyPost(): Response {
  return new Response(null, { status: 405, headers: { Allow: 'POST' } });
}

export {
  onlyPost as DELETE,
  onlyPost as GET,
  onlyPost as HEAD,
  onlyPost as OPTIONS,
  onlyPost as PATCH,
  onlyPost as PUT,
};
