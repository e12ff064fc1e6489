import type { AddressInfo } from 'node:net';
import express from 'express';
import { otpiq, type Options } from './receiver.js';

/** Starts the receiver for its tests. */
export async function startServer(options: Options): Promise<{ url: string; close: () => Promise<void> }> {
  const server = express()
    .use(otpiq({ ...options, check: true }))
    .listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
