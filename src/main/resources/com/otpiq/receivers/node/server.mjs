import { createServer } from 'node:http';
import { Secrets } from './otpiq/delivery-report.mjs';
import { onDeliveryReport } from './otpiq/on-delivery-report.mjs';
import { otpiq } from './otpiq/receiver.mjs';
import { SqliteStore } from './otpiq/store.mjs';

const { HOST = '127.0.0.1', PORT = '3000', OTPIQ_DATABASE = 'otpiq.sqlite', OTPIQ_CHECK } = process.env;

const server = createServer(
  otpiq({
    secrets: new Secrets(process.env.OTPIQ_WEBHOOK_SECRET, process.env.OTPIQ_WEBHOOK_SECRET_OLD),
    store: new SqliteStore(OTPIQ_DATABASE, onDeliveryReport),
    check: OTPIQ_CHECK === '1',
  }),
);
server.listen(Number(PORT), HOST, () => console.log(`Listening on http://${HOST}:${PORT}/webhooks/otpiq`));
