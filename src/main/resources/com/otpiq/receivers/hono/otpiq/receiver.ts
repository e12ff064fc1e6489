// Receives OTPIQ's delivery reports with Hono on Node.js.
//
// Install: npm install
// Run:     OTPIQ_WEBHOOK_SECRET=… npm start
// Test:    npm test
// Check:   otpiq check http://localhost:3000/webhooks/otpiq --secret-file secret
//            --state-url 'http://localhost:3000/sms/{smsId}' --effects-path /events   (with OTPIQ_CHECK=1)

import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { handleWebhook, isJson, MAX_BODY, type Secrets } from './delivery-report.js';
import type { Store } from './store.js';

export interface Options {
  secrets: Secrets;
  store: Store;
  /** Shows at /sms/{smsId} what is stored; for tests only. */
  check?: boolean;
}

/** The routes for your application: app.route('/', otpiq({ … })). */
export function otpiq({ secrets, store, check = false }: Options): Hono {
  const routes = new Hono();
  routes.post(
    '/webhooks/otpiq',
    async (c, next) => (isJson(c.req.header('Content-Type')) ? next() : c.body(null, 415)),
    bodyLimit({ maxSize: MAX_BODY, onError: (c) => c.body(null, 413) }),
    async (c) => {
      const body = new Uint8Array(await c.req.arrayBuffer());
      return c.body(null, await handleWebhook(c.req.header('X-OTPIQ-Webhook-Secret'), body, { secrets, store }));
    },
  );
  routes.all('/webhooks/otpiq', (c) => c.body(null, 405, { Allow: 'POST' }));
  if (check) {
    routes.get('/sms/:smsId', async (c) => {
      const message = await store.find(c.req.param('smsId'));
      return c.json(message ?? {}, message ? 200 : 404);
    });
  }
  return routes;
}
