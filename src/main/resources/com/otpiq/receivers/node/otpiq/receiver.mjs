// Receives OTPIQ's delivery reports with Node.js and no framework.
//
// Install: npm install
// Run:     OTPIQ_WEBHOOK_SECRET=… npm start
// Test:    npm test
// Check:   otpiq check http://localhost:3000/webhooks/otpiq --secret-file secret
//            --state-url 'http://localhost:3000/sms/{smsId}' --effects-path /events   (with OTPIQ_CHECK=1)

import { handleWebhook, isJson, MAX_BODY } from './delivery-report.mjs';

/**
 * A request listener for createServer, or for your own listener to call.
 *
 * @param secrets the secrets that OTPIQ may send
 * @param store   stores events and does your work; it may be asynchronous
 * @param check   shows at /sms/{smsId} what is stored; for tests only
 */
export function otpiq({ secrets, store, check = false }) {
  return async (request, response) => {
    try {
      const [path] = request.url.split('?', 1);
      if (path === '/webhooks/otpiq') {
        const status = await receive(request, secrets, store);
        response.writeHead(status, status === 405 ? { Allow: 'POST' } : {}).end();
      } else if (check && path.startsWith('/sms/')) {
        const message = await store.find(decodeURIComponent(path.slice('/sms/'.length)));
        response.writeHead(message ? 200 : 404, { 'Content-Type': 'application/json' });
        response.end(JSON.stringify(message ?? {}));
      } else {
        response.writeHead(404).end();
      }
    } catch (error) {
      console.error('otpiq:', error);
      response.writeHead(500).end();
    }
  };
}

/** The status code of the response. */
async function receive(request, secrets, store) {
  if (request.method !== 'POST') {
    return 405;
  }
  if (!isJson(request.headers['content-type'])) {
    return 415;
  }
  const body = await read(request);
  if (body === undefined) {
    return 413;
  }
  return handleWebhook(request.headers['x-otpiq-webhook-secret'], body, { secrets, store });
}

/** The body; undefined if it is too long. It is read to its end, because the next request follows it. */
async function read(request) {
  const chunks = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length <= MAX_BODY) {
      chunks.push(chunk);
    }
  }
  return length <= MAX_BODY ? Buffer.concat(chunks) : undefined;
}
