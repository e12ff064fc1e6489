// Receives OTPIQ's delivery reports with Express.
//
// Install: npm install
// Run:     OTPIQ_WEBHOOK_SECRET=… npm start
// Test:    npm test
// Check:   otpiq check http://localhost:3000/webhooks/otpiq --secret-file secret
//            --state-url 'http://localhost:3000/sms/{smsId}' --effects-path /events   (with OTPIQ_CHECK=1)

import express from 'express';
import { isJson, MAX_BODY, parseReport } from './delivery-report.mjs';

/** The routes for your application: app.use(otpiq({ … })), before express.json(). */
export function otpiq({ secrets, store, check = false }) {
  const router = express.Router();
  router
    .route('/webhooks/otpiq')
    .post(requireJson, express.raw({ type: () => true, limit: MAX_BODY }), requireSecret(secrets), receive(store))
    .all((request, response) => {
      response.set('Allow', 'POST').sendStatus(405);
    });
  if (check) {
    router.get('/sms/:smsId', async (request, response) => {
      const message = await store.find(request.params.smsId);
      response.status(message ? 200 : 404).json(message ?? {});
    });
  }
  return router.use(handleError);
}

const requireJson = (request, response, next) => {
  if (isJson(request.get('Content-Type'))) {
    next();
  } else {
    response.sendStatus(415);
  }
};

function requireSecret(secrets) {
  return (request, response, next) => {
    if (secrets.accept(request.get('X-OTPIQ-Webhook-Secret'))) {
      next();
    } else {
      response.sendStatus(401);
    }
  };
}

function receive(store) {
  return async (request, response) => {
    if (request.body !== undefined && !Buffer.isBuffer(request.body)) {
      throw new Error('the body was parsed before: put otpiq() before express.json()');
    }
    const report = parseReport(request.body);
    if (report === undefined) {
      response.sendStatus(400);
      return;
    }
    try {
      await store.record(report);
      response.sendStatus(200);
    } catch (error) {
      // It is not stored, so it is not acknowledged: OTPIQ sends it again.
      console.error('otpiq: the report about %j is not stored:', report.smsId, error);
      response.sendStatus(500);
    }
  };
}

/** A body that cannot be read, for example because it is too long, is an error of the client. */
const handleError = (error, request, response, next) => {
  if (error.status >= 400 && error.status < 500) {
    response.sendStatus(error.status);
  } else {
    console.error('otpiq:', error);
    response.sendStatus(500);
  }
};
