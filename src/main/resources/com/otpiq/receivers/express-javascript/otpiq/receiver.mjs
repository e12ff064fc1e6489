// Receives OTPIQ's delivery reports with Express 5 or 4.
//
// Install: npm install
// Run:     OTPIQ_WEBHOOK_SECRET=… npm start
// Test:    npm test
// Check:   otpiq check http://localhost:3000/webhooks/otpiq --secret-file secret
//            --state-url 'http://localhost:3000/sms/{smsId}' --effects-path /events   (with OTPIQ_CHECK=1)

import express from 'express';
import { handleWebhook, isJson, MAX_BODY } from './delivery-report.mjs';

/** The routes for your application: app.use(otpiq({ … })), before express.json(). */
export function otpiq(options) {
  const router = express.Router();
  router
    .route('/webhooks/otpiq')
    .post(requireJson, express.raw({ type: () => true, limit: MAX_BODY }), receive(options))
    .all((request, response) => {
      response.set('Allow', 'POST').sendStatus(405);
    });
  if (options.check) {
    router.get(
      '/sms/:smsId',
      asynchronous(async (request, response) => {
        const message = await options.store.find(String(request.params.smsId));
        response.status(message ? 200 : 404).json(message ?? {});
      }),
    );
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

function receive(options) {
  return asynchronous(async (request, response) => {
    response.sendStatus(await handleWebhook(request.get('X-OTPIQ-Webhook-Secret'), bytes(request), options));
  });
}

/** The body. Without one, Express 5 leaves undefined, and Express 4 an empty object. */
function bytes(request) {
  if (Buffer.isBuffer(request.body)) {
    return request.body;
  }
  if (request.get('Transfer-Encoding') !== undefined || Number(request.get('Content-Length') ?? 0) > 0) {
    throw new Error('the body was parsed before: put otpiq() before express.json()');
  }
  return undefined;
}

/** Express 4 does not wait for a promise: without this, an error would end the process. */
function asynchronous(handle) {
  return (request, response, next) => {
    handle(request, response).catch(next);
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
