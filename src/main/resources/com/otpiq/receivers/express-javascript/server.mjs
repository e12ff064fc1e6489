import express from 'express';
import { Secrets } from './otpiq/delivery-report.mjs';
import { onDeliveryReport } from './otpiq/on-delivery-report.mjs';
import { otpiq } from './otpiq/receiver.mjs';
import { SqliteStore } from './otpiq/store.mjs';

// A variable that is empty, as Docker Compose may set it, is the same as none.
const host = process.env.HOST || '127.0.0.1';
const port = Number(process.env.PORT || 3000);
const database = process.env.OTPIQ_DATABASE || 'otpiq.sqlite';

const app = express();
app.use(
  otpiq({
    secrets: new Secrets(process.env.OTPIQ_WEBHOOK_SECRET, process.env.OTPIQ_WEBHOOK_SECRET_OLD),
    store: new SqliteStore(database, onDeliveryReport),
    check: process.env.OTPIQ_CHECK === '1',
  }),
);
app.listen(port, host, (error) => {
  if (error) {
    throw error;
  }
  console.log(`Listening on http://${host}:${port}/webhooks/otpiq`);
});
