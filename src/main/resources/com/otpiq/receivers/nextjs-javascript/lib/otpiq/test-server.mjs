import { createServer } from 'node:http';
import * as messages from '../../app/sms/[smsId]/route.js';
import * as webhooks from '../../app/webhooks/otpiq/route.js';

/** Starts the routes for their tests, without Next.js. */
export async function startServer(options) {
  process.env.OTPIQ_CHECK = '1';
  Object.assign(globalThis, { otpiq: options });
  const server = createServer(async (incoming, outgoing) => {
    const { status, body } = await route(incoming);
    outgoing.writeHead(status).end(body && Buffer.from(await new Response(body).arrayBuffer()));
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function route(incoming) {
  const method = incoming.method;
  const body = method === 'GET' ? null : Buffer.concat(await incoming.toArray());
  const request = new Request('http://localhost' + incoming.url, {
    method,
    headers: incoming.headers,
    body,
  });
  const [, smsId] = /^\/sms\/(.*)$/.exec(incoming.url) ?? [];
  return smsId === undefined
    ? webhooks[method](request)
    : messages.GET(request, { params: Promise.resolve({ smsId }) });
}
