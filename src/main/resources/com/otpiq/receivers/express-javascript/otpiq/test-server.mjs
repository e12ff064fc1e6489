import express from 'express';
import { otpiq } from './receiver.mjs';

/** Starts the receiver for its tests. */
export async function startServer(options) {
  const server = express()
    .use(otpiq({ ...options, check: true }))
    .listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
