import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as messages from '../../app/sms/[smsId]/route';
import * as webhooks from '../../app/webhooks/otpiq/route';
import type { Options } from './receiver';

/** Starts the routes for their tests, without Next.js. */
export async function startServer(options: Options): Promise<{ url: string; close: () => Promise<void> }> {
  process.env.OTPIQ_CHECK = '1';
  Object.assign(globalThis, { otpiq: options });
  const server = createServer(async (incoming, outgoing) => {
    const { status, body } = await route(incoming);
    outgoing.writeHead(status).end(body && Buffer.from(await new Response(body).arrayBuffer()));
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function route(incoming: IncomingMessage): Promise<Response> {
  const method = incoming.method as 'GET' | 'POST' | 'PUT';
  const body = method === 'GET' ? null : Buffer.concat(await incoming.toArray());
  const request = new Request('http://localhost' + incoming.url, {
    method,
    headers: incoming.headers as Record<string, string>,
    body,
  });
  const [, smsId] = /^\/sms\/(.*)$/.exec(incoming.url!) ?? [];
  return smsId === undefined
    ? webhooks[method](request)
    : messages.GET(request, { params: Promise.resolve({ smsId }) });
}
