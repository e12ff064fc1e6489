import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { Secrets } from './otpiq/delivery-report.js';
import { onDeliveryReport } from './otpiq/on-delivery-report.js';
import { otpiq } from './otpiq/receiver.js';
import { SqliteStore } from './otpiq/store.js';

// A variable that is empty, as Docker Compose may set it, is the same as none.
const host = process.env.HOST || '127.0.0.1';
const port = Number(process.env.PORT || 3000);
const database = process.env.OTPIQ_DATABASE || 'otpiq.sqlite';

const app = new Hono();
app.route(
  '/',
  otpiq({
    secrets: new Secrets(process.env.OTPIQ_WEBHOOK_SECRET, process.env.OTPIQ_WEBHOOK_SECRET_OLD),
    store: new SqliteStore(database, onDeliveryReport),
    check: process.env.OTPIQ_CHECK === '1',
  }),
);
serve({ fetch: app.fetch, hostname: host, port }, () =>
  console.log(`Listening on http://${host}:${port}/webhooks/otpiq`),
);
