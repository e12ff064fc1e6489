import { Secrets } from './delivery-report.mjs';
import { onDeliveryReport } from './on-delivery-report.mjs';
import { SqliteStore } from './store.mjs';

/** Next.js loads this file once for each route, but globalThis is the same for all of them. */
const shared = globalThis;

/** The secrets and the store; made at the first call, because the build has neither. */
export function fromEnvironment() {
  const { OTPIQ_WEBHOOK_SECRET, OTPIQ_WEBHOOK_SECRET_OLD, OTPIQ_DATABASE } = process.env;
  return (shared.otpiq ??= {
    secrets: new Secrets(OTPIQ_WEBHOOK_SECRET, OTPIQ_WEBHOOK_SECRET_OLD),
    // A file is not shared where each request may run on another machine: there, use your database.
    store: new SqliteStore(OTPIQ_DATABASE || 'otpiq.sqlite', onDeliveryReport),
  });
}
