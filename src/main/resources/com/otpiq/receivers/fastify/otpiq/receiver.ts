// Receives OTPIQ's delivery reports with Fastify.
//
// Install: npm install
// Run:     OTPIQ_WEBHOOK_SECRET=… npm start
// Test:    npm test
// Check:   otpiq check http://localhost:3000/webhooks/otpiq --secret-file secret
//            --state-url 'http://localhost:3000/sms/{smsId}' --effects-path /events   (with OTPIQ_CHECK=1)

import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { handleWebhook, MAX_BODY, type Secrets } from './delivery-report.js';
import type { Store } from './store.js';

export interface Options {
  secrets: Secrets;
  store: Store;
  /** Shows at /sms/{smsId} what is stored; for tests only. */
  check?: boolean;
}

/** The plugin for your application: app.register(otpiq, { … }). */
export const otpiq: FastifyPluginAsync<Options> = async (app, { secrets, store, check = false }) => {
  // Only in this plugin: the bytes of JSON, and 415 for every other type.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => done(null, body));

  app.post('/webhooks/otpiq', { bodyLimit: MAX_BODY }, async (request: FastifyRequest<{ Body?: Buffer }>, reply) => {
    const secret = request.headers['x-otpiq-webhook-secret'];
    return reply.code(await handleWebhook(secret, request.body, { secrets, store })).send();
  });
  app.route({
    method: ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: '/webhooks/otpiq',
    handler: (request, reply) => reply.code(405).header('Allow', 'POST').send(),
  });

  if (check) {
    app.get<{ Params: { smsId: string } }>('/sms/:smsId', async (request, reply) => {
      const message = await store.find(request.params.smsId);
      return reply.code(message ? 200 : 404).send(message ?? {});
    });
  }
};
