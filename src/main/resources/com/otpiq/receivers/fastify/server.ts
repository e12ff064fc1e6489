import Fastify from 'fastify';
import { Secrets } from './otpiq/delivery-report.js';
import { onDeliveryReport } from './otpiq/on-delivery-report.js';
import { otpiq } from './otpiq/receiver.js';
import { SqliteStore } from './otpiq/store.js';

// A variable that is empty, as Docker Compose may set it, is the same as none.
const host = process.env.HOST || '127.0.0.1';
const port = Number(process.env.PORT || 3000);
const database = process.env.OTPIQ_DATABASE || 'otpiq.sqlite';

const app = Fastify({ logger: { level: 'warn' } });
await app.register(otpiq, {
  secrets: new Secrets(process.env.OTPIQ_WEBHOOK_SECRET, process.env.OTPIQ_WEBHOOK_SECRET_OLD),
  store: new SqliteStore(database, onDeliveryReport),
  check: process.env.OTPIQ_CHECK === '1',
});
console.log(`Listening on ${await app.listen({ host, port })}/webhooks/otpiq`);
