// Receives OTPIQ's delivery reports with nothing but Node.js.
//
// Install: nothing; Node.js 20 or newer
// Run:     OTPIQ_WEBHOOK_SECRET=… node server.mjs
// Test:    node --test
// Check:   otpiq check http://localhost:3000/webhooks/otpiq --secret-file secret
//            --state-url 'http://localhost:3000/sms/{smsId}' --effects-path /events   (with OTPIQ_CHECK=1)

import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const PATH = '/webhooks/otpiq';
const LARGEST = 64 * 1024;

/**
 * @param secrets the secrets that OTPIQ may send: the current one, and during a rotation the previous one
 * @param store   remembers events; see store.mjs
 * @param onEvent your work; runs after the response, once for each event
 * @param check   shows at /sms/{smsId} what is stored, for tests only
 */
export function receiver({ secrets, store, onEvent, check = false }) {
  const known = secrets.filter(Boolean).map(digest);
  if (known.length === 0) {
    throw new Error('Set OTPIQ_WEBHOOK_SECRET: without a secret, any client could report messages as delivered.');
  }
  return createServer(async (request, response) => {
    try {
      if (check && request.method === 'GET' && request.url.startsWith('/sms/')) {
        return await show(store, decodeURIComponent(request.url.slice('/sms/'.length)), response);
      }
      const { status, event } = await receive(request, known);
      if (!event) {
        return end(response, status);
      }
      const isNew = await store.record(event);
      end(response, 200);
      if (isNew) {
        await onEvent(event);
      }
    } catch (error) {
      console.error('otpiq webhook:', error.message);
      // Not stored, so not acknowledged: OTPIQ will send it again.
      end(response, 503);
    }
  });
}

/** The event of a valid request, or the status that rejects it. */
async function receive(request, known) {
  const body = await read(request);
  if (new URL(request.url, 'http://localhost').pathname !== PATH) {
    return { status: 404 };
  }
  if (request.method !== 'POST') {
    return { status: 405 };
  }
  if (!isKnown(request.headers['x-otpiq-webhook-secret'], known)) {
    return { status: 401 };
  }
  if (body === null) {
    return { status: 413 };
  }
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
    return { status: 415 };
  }
  const event = parse(body);
  return event ? { event } : { status: 400 };
}

/** The body, or null if it is too long; read to its end, because the next request follows it. */
async function read(request) {
  const chunks = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length <= LARGEST) {
      chunks.push(chunk);
    }
  }
  return length > LARGEST ? null : Buffer.concat(chunks);
}

/** The keys that matter; others are ignored. */
function parse(body) {
  try {
    const json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    const { smsId, channel, status, isFinal, reason, senderId } = json ?? {};
    const whole = [smsId, channel, status].every((value) => typeof value === 'string' && value !== '');
    return whole ? { smsId, channel, status, isFinal: isFinal === true, reason, senderId } : null;
  } catch {
    return null;
  }
}

/** Compares in constant time: digests always have the same length. */
function isKnown(value, known) {
  return typeof value === 'string' && known.some((secret) => timingSafeEqual(digest(value), secret));
}

function digest(text) {
  return createHash('sha256').update(text).digest();
}

async function show(store, smsId, response) {
  const message = await store.find(smsId);
  response.writeHead(message ? 200 : 404, { 'Content-Type': 'application/json' });
  response.end(message ? JSON.stringify(message) : '');
}

function end(response, status) {
  if (!response.headersSent) {
    response.writeHead(status, status === 405 ? { Allow: 'POST' } : {}).end();
  }
}
