import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { otpiq, type Options } from './receiver.js';

/** Starts the receiver for its tests. */
export async function startServer(options: Options): Promise<{ url: string; close: () => Promise<void> }> {
  const app = otpiq({ ...options, check: true });
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
