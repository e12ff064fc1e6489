import { receiver } from './receiver.mjs';
import { MemoryStore } from './store.mjs';

const { OTPIQ_WEBHOOK_SECRET, OTPIQ_WEBHOOK_SECRET_OLD, OTPIQ_CHECK, PORT = '3000' } = process.env;

receiver({
  secrets: [OTPIQ_WEBHOOK_SECRET, OTPIQ_WEBHOOK_SECRET_OLD],
  store: new MemoryStore(),
  onEvent: async ({ smsId, channel, status }) => {
    // Your work: tell the user, update the order. OTPIQ has received its response already.
    console.log(`${smsId}: ${channel} ${status}`);
  },
  check: OTPIQ_CHECK === '1',
}).listen(Number(PORT), '127.0.0.1', () => console.log(`Listening on http://127.0.0.1:${PORT}/webhooks/otpiq`));
