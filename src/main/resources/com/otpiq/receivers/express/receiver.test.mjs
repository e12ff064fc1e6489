import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import express from 'express';
import { otpiq } from './receiver.mjs';
import { MemoryStore } from './store.mjs';

const SECRET = 'test-secret';
const DELIVERED = { smsId: 'sms-1', deliveryReportType: 'all', isFinal: true, channel: 'sms', status: 'delivered' };
const SENT = { ...DELIVERED, isFinal: false, status: 'sent' };
let server;
let url;
let store;
let work;

before(async () => {
  const routes = otpiq({
    secrets: [SECRET, undefined],
    store: { record: (event) => store.record(event), find: (smsId) => store.find(smsId) },
    onEvent: async (event) => work.push(event),
  });
  await new Promise((resolve) => {
    server = express().use(routes).listen(0, '127.0.0.1', resolve);
  });
  url = `http://127.0.0.1:${server.address().port}/webhooks/otpiq`;
});
after(() => server.close());
beforeEach(() => {
  store = new MemoryStore();
  work = [];
});

async function post(body, headers = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-OTPIQ-Webhook-Secret': SECRET, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return response.status;
}

test('the right secret is believed, others are not', async () => {
  assert.equal(await post(SENT), 200);
  assert.equal(await post(SENT, { 'X-OTPIQ-Webhook-Secret': 'wrong' }), 401);
  assert.equal(await post(SENT, { 'X-OTPIQ-Webhook-Secret': '' }), 401);
});

test('without a secret it does not start', () => {
  assert.throws(() => otpiq({ secrets: ['', undefined], store, onEvent: () => {} }), /OTPIQ_WEBHOOK_SECRET/);
});

test('delivered after sent is recorded, and a late sent is no step back', async () => {
  await post(SENT);
  await post(DELIVERED);
  assert.equal((await store.find('sms-1')).status, 'delivered');
  await post({ ...SENT, channel: 'whatsapp' });
  assert.equal((await store.find('sms-1')).status, 'delivered');
});

test('a duplicate is acknowledged, and its work done once', async () => {
  assert.deepEqual(await Promise.all([post(DELIVERED), post(DELIVERED), post(DELIVERED)]), [200, 200, 200]);
  assert.equal(work.length, 1);
});

test('a charset is accepted, a malformed body is not', async () => {
  assert.equal(await post(SENT, { 'Content-Type': 'application/json; charset=utf-8' }), 200);
  assert.equal(await post('{"smsId":'), 400);
  assert.equal(await post({}), 400);
  assert.equal(await post('x'.repeat(70_000)), 413);
});
