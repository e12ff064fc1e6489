import { createHash, timingSafeEqual } from 'node:crypto';
import { inspect } from 'node:util';

/** The largest body that is read, in bytes. OTPIQ's are much smaller. */
export const MAX_BODY = 64 * 1024;

/** The secrets that OTPIQ accepts in a request. A longer one, or one with a space around it, never comes. */
const SECRET = /^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,200}$/;

/** The secrets that OTPIQ may send: the current one and, during a rotation, the old one. */
export class Secrets {
  #digests;

  constructor(...secrets) {
    const known = secrets.flatMap((secret) => secret || []);
    if (!known.every((secret) => SECRET.test(secret))) {
      throw new Error(
        "OTPIQ_WEBHOOK_SECRET and OTPIQ_WEBHOOK_SECRET_OLD: 1 to 200 letters, digits and !#$%&'*+-.^_`|~",
      );
    }
    this.#digests = known.map(digest);
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

/** Handles a request whose method, type and size are right. The result is the status code of the response. */
export async function handleWebhook(secret, body, { secrets, store }, log = console) {
  if (!secrets.accept(secret)) {
    warnOfSecret(log);
    return 401;
  }
  let report;
  try {
    report = parseReport(body);
  } catch (error) {
    log.warn(`otpiq: 400, although the secret is right: ${JSON.stringify(error.message)}`);
    return 400;
  }
  try {
    await store.record(report);
    return 200;
  } catch (error) {
    // It is not stored, so it is not acknowledged: OTPIQ sends it again.
    log.error(`otpiq: the report about ${JSON.stringify(report.smsId)} is not stored: ${inspect(error)}`);
    return 500;
  }
}

let lastWarning = -Infinity;

/** At most once a minute, because any client can cause it. */
function warnOfSecret(log) {
  if (performance.now() - lastWarning >= 60_000) {
    lastWarning = performance.now();
    log.warn('otpiq: 401, because the secret is missing or wrong (logged at most once a minute)');
  }
}

/** The report in a body; throws if it is not one. Other keys, and statuses that are not known yet, are accepted. */
export function parseReport(body) {
  const json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body), requireUnicode);
  const { smsId, channel, status, isFinal, reason, senderId } = Object(json);
  const isValid =
    [smsId, channel, status].every((value) => typeof value === 'string' && value !== '') &&
    typeof isFinal === 'boolean' &&
    [reason ?? '', senderId ?? ''].every((value) => typeof value === 'string');
  if (!isValid) {
    throw new SyntaxError(`not a delivery report, smsId: ${JSON.stringify(smsId)}`);
  }
  return { smsId, channel, status, isFinal, reason: reason ?? undefined, senderId: senderId ?? undefined };
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
