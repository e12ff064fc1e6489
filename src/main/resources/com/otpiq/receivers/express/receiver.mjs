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
 * @param secrets the secrets that OTPIQ may send: today's, and yesterday's while you change it
 * @param store   remembers events; see store.mjs
 * @param onEvent your work; runs after the answer, once for each event
 * @param check   shows at /sms/{smsId} what is stored, for tests only
 */
export function otpiq({ secrets, store, onEvent, check = false }) {
  const known = secrets.filter(Boolean).map(digest);
  if (known.length === 0) {
    throw new Error('Set OTPIQ_WEBHOOK_SECRET: without a secret anybody could report messages as delivered.');
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

/** Lets only those pass who know a secret; before the body is read. */
function believe(known) {
  return (request, response, next) => {
    const value = digest(request.get('X-OTPIQ-Webhook-Secret') ?? '');
    return known.some((secret) => timingSafeEqual(value, secret)) ? next() : response.sendStatus(401);
  };
}

/** express.json() passes other types by, and the body would be undefined. */
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
      // OTPIQ has its answer: what takes long or fails from here on is yours alone.
      Promise.resolve(event).then(onEvent).catch((error) => console.error('otpiq webhook:', error.message));
    }
  };
}

/** A body that cannot be read is the sender's fault; anything else is ours, and OTPIQ tries again. */
function turnAway(error, request, response, next) {
  if (response.headersSent) {
    return next(error);
  }
  const status = error.status >= 400 && error.status < 500 ? error.status : 503;
  return response.sendStatus(status);
}

/** Digests are of one length, so that comparing takes the same time whatever was sent. */
function digest(text) {
  return createHash('sha256').update(text).digest();
}
