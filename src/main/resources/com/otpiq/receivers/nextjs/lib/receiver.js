import { createHash, timingSafeEqual } from 'node:crypto';

const LARGEST = 64 * 1024;

/**
 * The route handler for POST.
 *
 * @param secrets the secrets that OTPIQ may send: the current one, and during a rotation the previous one
 * @param store   remembers events; see store.js
 * @param onEvent your work; once for each event
 * @param later   runs it after the response: after() of next/server
 */
export function receiver({ secrets, store, onEvent, later }) {
  const known = secrets.filter(Boolean).map(digest);
  return async (request) => {
    if (known.length === 0) {
      // Asked only now, for the build has no secret.
      console.error('Set OTPIQ_WEBHOOK_SECRET: without a secret, any client could report messages as delivered.');
      return respond(503);
    }
    if (!isKnown(request.headers.get('X-OTPIQ-Webhook-Secret'), known)) {
      return respond(401);
    }
    const body = await read(request);
    if (body === null) {
      return respond(413);
    }
    if (!/^application\/json\s*(;|$)/i.test(request.headers.get('Content-Type') ?? '')) {
      return respond(415);
    }
    const event = parse(body);
    if (event === null) {
      return respond(400);
    }
    try {
      if (await store.record(event)) {
        later(() => onEvent(event));
      }
      return respond(200);
    } catch (error) {
      console.error('otpiq webhook:', error.message);
      // Not stored, so not acknowledged: OTPIQ will send it again.
      return respond(503);
    }
  };
}

/** The body, or null if it is too long. */
async function read(request) {
  const chunks = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > LARGEST) {
      return null;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
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
  return value !== null && known.some((secret) => timingSafeEqual(digest(value), secret));
}

function digest(text) {
  return createHash('sha256').update(text).digest();
}

function respond(status) {
  return new Response(null, { status });
}
