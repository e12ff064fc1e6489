import express from 'express';
import { Secrets } from './otpiq/delivery-report.js';
import { onDeliveryReport } from './otpiq/on-delivery-report.js';
import { otpiq } from './otpiq/receiver.js';
import { SqliteStore } from './otpiq/store.js';

const { HOST = '127.0.0.1', PORT = '3000', OTPIQ_DATABASE = 'otpiq.sqlite', OTPIQ_CHECK } = process.env;

const app = express();
app.use(
  otpiq({
    secrets: new Secrets(process.env.OTPIQ_WEBHOOK_SECRET, process.env.OTPIQ_WEBHOOK_SECRET_OLD),
    store: new SqliteStore(OTPIQ_DATABASE, onDeliveryReport),
    check: OTPIQ_CHECK === '1',
  }),
);
app.listen(Number(PORT), HOST, (error) => {
  if (error) {
    throw error;
  }
  console.log(`Listening on http://${HOST}:${PORT}/webhooks/otpiq`);
});
