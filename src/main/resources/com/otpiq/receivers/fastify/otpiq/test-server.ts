import Fastify from 'fastify';
import { otpiq, type Options } from './receiver.js';

/** Starts the receiver for its tests. */
export async function startServer(options: Options): Promise<{ url: string; close: () => Promise<void> }> {
  const app = Fastify();
  await app.register(otpiq, { ...options, check: true });
  return { url: await app.listen({ host: '127.0.0.1', port: 0 }), close: () => app.close() };
}
