import express from 'express';
import { otpiq } from './receiver.mjs';
import { MemoryStore } from './store.mjs';

const { OTPIQ_WEBHOOK_SECRET, OTPIQ_WEBHOOK_SECRET_OLD, OTPIQ_CHECK, PORT = '3000' } = process.env;

const app = express();
app.use(
  otpiq({
    secrets: [OTPIQ_WEBHOOK_SECRET, OTPIQ_WEBHOOK_SECRET_OLD],
    store: new MemoryStore(),
    onEvent: async ({ smsId, channel, status }) => {
      // Your work: tell the user, update the order. OTPIQ has received its response already.
      console.log(`${smsId}: ${channel} ${status}`);
    },
    check: OTPIQ_CHECK === '1',
  }),
);
app.listen(Number(PORT), '127.0.0.1', () => console.log(`Listening on http://127.0.0.1:${PORT}/webhooks/otpiq`));
