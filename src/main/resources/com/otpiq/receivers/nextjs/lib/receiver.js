import { createHash, timingSafeEqual } from 'node:crypto';

const LARGEST = 64 * 1024;

/**
 * The route handler for POST.
 *
 * @param secrets the secrets that OTPIQ may send: today's, and yesterday's while you change it
 * @param store   remembers events; see store.js
 * @param onEvent your work; once for each event
 * @param later   runs it after the answer: after() of next/server
 */
export function receiver({ secrets, store, onEvent, later }) {
  const known = secrets.filter(Boolean).map(digest);
  return async (request) => {
    if (known.length === 0) {
      // Asked only now, for the build has no secret.
      console.error('Set OTPIQ_WEBHOOK_SECRET: without a secret anybody could report messages as delivered.');
      return answer(503);
    }
    if (!isKnown(request.headers.get('X-OTPIQ-Webhook-Secret'), known)) {
      return answer(401);
    }
    const body = await read(request);
    if (body === null) {
      return answer(413);
    }
    if (!/^application\/json\s*(;|$)/i.test(request.headers.get('Content-Type') ?? '')) {
      return answer(415);
    }
    const event = parse(body);
    if (event === null) {
      return answer(400);
    }
    try {
      if (await store.record(event)) {
        later(() => onEvent(event));
      }
      return answer(200);
    } catch (error) {
      console.error('otpiq webhook:', error.message);
      // Not stored, so not acknowledged: OTPIQ will send it again.
      return answer(503);
    }
  };
}

/** The body, or null where it is too long. */
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

/** The keys that matter; the others may come and go. */
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

/** In constant time: digests are of one length, whatever was sent. */
function isKnown(value, known) {
  return value !== null && known.some((secret) => timingSafeEqual(digest(value), secret));
}

function digest(text) {
  return createHash('sha256').update(text).digest();
}

function answer(status) {
  return new Response(null, { status });
}
