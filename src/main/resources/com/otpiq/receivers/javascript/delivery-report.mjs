import { createHash, timingSafeEqual } from 'node:crypto';

/** The largest body that is read, in bytes. OTPIQ's are much smaller. */
export const MAX_BODY = 64 * 1024;

/** The secrets that OTPIQ may send: the current one and, during a rotation, the old one. */
export class Secrets {
  #digests;

  constructor(...secrets) {
    this.#digests = secrets.flatMap((secret) => (secret ? [digest(secret)] : []));
    if (this.#digests.length === 0) {
      throw new Error('Set OTPIQ_WEBHOOK_SECRET: without a secret, any client could report messages as delivered.');
    }
  }

  /** Compares digests, which have the same length, in constant time. */
  accept(value) {
    return typeof value === 'string' && this.#digests.some((known) => timingSafeEqual(digest(value), known));
  }
}

export function isJson(contentType) {
  return /^application\/json\s*(;|$)/i.test(contentType ?? '');
}

/** The report in a body; undefined if it is not one. Other keys, and statuses that are not known yet, are accepted. */
export function parseReport(body) {
  try {
    const json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body), requireUnicode);
    const { smsId, channel, status, isFinal, reason, senderId } = json;
    const isValid =
      [smsId, channel, status].every((value) => typeof value === 'string' && value !== '') &&
      typeof isFinal === 'boolean' &&
      [reason, senderId].every((value) => value === undefined || typeof value === 'string');
    return isValid ? { smsId, channel, status, isFinal, reason, senderId } : undefined;
  } catch {
    return undefined;
  }
}

/** JSON can escape half of a surrogate pair, such as \ud800. That is no text, and databases refuse it. */
function requireUnicode(key, value) {
  if (/\p{Surrogate}/u.test(key) || (typeof value === 'string' && /\p{Surrogate}/u.test(value))) {
    throw new SyntaxError('a lone surrogate');
  }
  return value;
}

function digest(text) {
  return createHash('sha256').update(text).digest();
}
