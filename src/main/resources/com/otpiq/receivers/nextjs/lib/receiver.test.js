import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { receiver } from './receiver.js';
import { MemoryStore } from './store.js';

const SECRET = 'test-secret';
const DELIVERED = { smsId: 'sms-1', deliveryReportType: 'all', isFinal: true, channel: 'sms', status: 'delivered' };
const SENT = { ...DELIVERED, isFinal: false, status: 'sent' };
let store;
let work;

beforeEach(() => {
  store = new MemoryStore();
  work = [];
});

async function post(body, headers = {}, options = {}) {
  const handler = receiver({
    secrets: [SECRET, undefined],
    store,
    onEvent: (event) => work.push(event),
    later: (task) => task(),
    ...options,
  });
  const response = await handler(
    new Request('http://localhost/webhooks/otpiq', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-OTPIQ-Webhook-Secret': SECRET, ...headers },
      body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
    }),
  );
  return response.status;
}

test('the right secret is believed, others are not', async () => {
  assert.equal(await post(SENT), 200);
  assert.equal(await post(SENT, { 'X-OTPIQ-Webhook-Secret': 'wrong' }), 401);
  assert.equal(await post(SENT, { 'X-OTPIQ-Webhook-Secret': '' }), 401);
  const missing = new Request('http://localhost/webhooks/otpiq', { method: 'POST', body: JSON.stringify(SENT) });
  assert.equal((await receiver({ secrets: [SECRET], store })(missing)).status, 401);
});

test('without a secret, every request is rejected', async () => {
  assert.equal(await post(SENT, {}, { secrets: ['', undefined] }), 503);
  assert.equal(await post(SENT, { 'X-OTPIQ-Webhook-Secret': '' }, { secrets: ['', undefined] }), 503);
  assert.equal(await store.find('sms-1'), undefined);
});

test('delivered after sent is recorded, and a late sent is no step back', async () => {
  await post(SENT);
  await post(DELIVERED);
  assert.equal((await store.find('sms-1')).status, 'delivered');
  await post({ ...SENT, channel: 'whatsapp' });
  assert.equal((await store.find('sms-1')).status, 'delivered');
  assert.equal(work.length, 3);
});

test('a duplicate is acknowledged, and its work done once', async () => {
  assert.deepEqual(await Promise.all([post(DELIVERED), post(DELIVERED), post(DELIVERED)]), [200, 200, 200]);
  assert.equal(work.length, 1);
});

test('a charset is accepted, a malformed body is not', async () => {
  assert.equal(await post(SENT, { 'Content-Type': 'application/json; charset=utf-8' }), 200);
  assert.equal(await post(SENT, { 'Content-Type': 'text/plain' }), 415);
  assert.equal(await post('{"smsId":'), 400);
  assert.equal(await post({}), 400);
  assert.equal(await post(''), 400);
  assert.equal(await post(Buffer.from(JSON.stringify({ ...SENT, smsId: 'é' }), 'latin1')), 400);
  assert.equal(await post('x'.repeat(70_000)), 413);
});

test('what is not stored is not acknowledged', async () => {
  const broken = { record: () => Promise.reject(new Error('no database')) };
  assert.equal(await post(SENT, {}, { store: broken }), 503);
});
