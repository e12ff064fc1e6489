// Receives OTPIQ's delivery reports with Express.
//
// Install: npm install
// Run:     OTPIQ_WEBHOOK_SECRET=… node server.mjs
// Test:    node --test
// Check:   otpiq check http://localhost:3000/webhooks/otpiq --secret-file secret
//            --state-url 'http://localhost:3000/sms/{smsId}' --effects-path /events   (with OTPIQ_CHECK=1)

import { createHash, timingSafeEqual } from 'node:crypto';
import express from 'express';

/**
 * The routes for your application: app.use(otpiq({ … })), before any express.json() of its own.
 *
 * @param secrets the secrets that OTPIQ may send: the current one, and during a rotation the previous one
 * @param store   remembers events; see store.mjs
 * @param onEvent your work; runs after the response, once for each event
 * @param check   shows at /sms/{smsId} what is stored, for tests only
 */
export function otpiq({ secrets, store, onEvent, check = false }) {
  const known = secrets.filter(Boolean).map(digest);
  if (known.length === 0) {
    throw new Error('Set OTPIQ_WEBHOOK_SECRET: without a secret, any client could report messages as delivered.');
  }
  const router = express.Router();
  router
    .route('/webhooks/otpiq')
    .post(believe(known), ofJson, express.json({ limit: '64kb' }), receive(store, onEvent))
    .all((request, response) => response.set('Allow', 'POST').sendStatus(405));
  if (check) {
    router.get('/sms/:smsId', async (request, response) => {
      const message = await store.find(request.params.smsId);
      return message ? response.json(message) : response.sendStatus(404);
    });
  }
  router.use(turnAway);
  return router;
}

/** Rejects requests without a valid secret, before the body is read. */
function believe(known) {
  return (request, response, next) => {
    const value = digest(request.get('X-OTPIQ-Webhook-Secret') ?? '');
    return known.some((secret) => timingSafeEqual(value, secret)) ? next() : response.sendStatus(401);
  };
}

/** express.json() ignores other types, and the body would be undefined. */
function ofJson(request, response, next) {
  return request.is('application/json') ? next() : response.sendStatus(415);
}

function receive(store, onEvent) {
  return async (request, response) => {
    const { smsId, channel, status, isFinal, reason, senderId } = request.body ?? {};
    if (![smsId, channel, status].every((value) => typeof value === 'string' && value !== '')) {
      return response.sendStatus(400);
    }
    const event = { smsId, channel, status, isFinal: isFinal === true, reason, senderId };
    const isNew = await store.record(event);
    response.sendStatus(200);
    if (isNew) {
      // OTPIQ has received its response: slow work and errors after it are yours to handle.
      Promise.resolve(event).then(onEvent).catch((error) => console.error('otpiq webhook:', error.message));
    }
  };
}

/** A body that cannot be read is the sender's error; for any other error, OTPIQ tries again. */
function turnAway(error, request, response, next) {
  if (response.headersSent) {
    return next(error);
  }
  const status = error.status >= 400 && error.status < 500 ? error.status : 503;
  return response.sendStatus(status);
}

/** Compares digests of equal length, so that the time does not depend on what was sent. */
function digest(text) {
  return createHash('sha256').update(text).digest();
}
