import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { Secrets } from './delivery-report.js';
import { type Message, SqliteStore } from './store.js';
import { startServer } from './test-server.js';

const DELIVERED = { smsId: 'sms-1', deliveryReportType: 'all', isFinal: true, channel: 'sms', status: 'delivered' };
const SENT = { ...DELIVERED, isFinal: false, status: 'sent' };
const FAILED = { ...DELIVERED, status: 'failed', channel: 'whatsapp', reason: 'not on WhatsApp', senderId: 'Shop' };

let server: { url: string; close: () => Promise<void> };
let store: SqliteStore;
let work: (message: Message) => unknown;
let messages: Message[];

before(async () => {
  server = await startServer({
    secrets: new Secrets('secret', 'old-secret'),
    store: { record: (report) => store.record(report), find: (smsId) => store.find(smsId) },
  });
});
after(() => server.close());
beforeEach(() => {
  messages = [];
  work = (message) => messages.push(message);
  store = new SqliteStore(':memory:', (message) => work(message));
});

async function post(body: unknown, headers = {}, method = 'POST'): Promise<number> {
  const response = await fetch(server.url + '/webhooks/otpiq', {
    method,
    headers: { 'Content-Type': 'application/json', 'X-OTPIQ-Webhook-Secret': 'secret', ...headers },
    body: method === 'GET' ? undefined : typeof body === 'object' ? JSON.stringify(body) : String(body),
  });
  return response.status;
}

async function find(smsId: string): Promise<any> {
  const response = await fetch(`${server.url}/sms/${smsId}`);
  return response.ok ? response.json() : undefined;
}

test('a secret is required', () => {
  assert.throws(() => new Secrets('', undefined), /OTPIQ_WEBHOOK_SECRET/);
});

for (const [secret, status] of Object.entries({ secret: 200, 'old-secret': 200, wrong: 401, secre: 401, '': 401 })) {
  test(`the secret "${secret}" gets ${status}`, async () => {
    assert.equal(await post(SENT, { 'X-OTPIQ-Webhook-Secret': secret }), status);
    assert.equal((await find('sms-1'))?.status, status === 200 ? 'sent' : undefined);
  });
}

for (const [name, body, status] of [
  ['unknown keys and statuses', { ...SENT, status: 'read', cost: { amount: 1 } }, 200],
  ['characters beyond the BMP', { ...FAILED, reason: 'ژمارە 😀' }, 200],
  ['no body', '', 400],
  ['cut JSON', '{"smsId":', 400],
  ['null', 'null', 400],
  ['an array', [SENT], 400],
  ['no smsId', { ...SENT, smsId: undefined }, 400],
  ['an empty smsId', { ...SENT, smsId: '' }, 400],
  ['a number as smsId', { ...SENT, smsId: 1 }, 400],
  ['no status', { ...SENT, status: undefined }, 400],
  ['no channel', { ...SENT, channel: undefined }, 400],
  ['no isFinal', { ...SENT, isFinal: undefined }, 400],
  ['a string as isFinal', { ...SENT, isFinal: 'true' }, 400],
  ['a number as reason', { ...FAILED, reason: 1 }, 400],
  ['an object as senderId', { ...FAILED, senderId: {} }, 400],
  ['a lone surrogate in a value', { ...FAILED, reason: '\ud800' }, 400],
  ['a lone surrogate in a key', { ...SENT, more: { '\udfff': 1 } }, 400],
  ['a long body', { ...SENT, more: 'x'.repeat(70_000) }, 413],
] as [string, unknown, number][]) {
  test(`${name}: ${status}`, async () => {
    assert.equal(await post(body), status);
    assert.equal(messages.length, status === 200 ? 1 : 0);
  });
}

test('invalid UTF-8: 400', async () => {
  const response = await fetch(server.url + '/webhooks/otpiq', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-OTPIQ-Webhook-Secret': 'secret' },
    body: Buffer.from(JSON.stringify({ ...SENT, smsId: 'é' }), 'latin1'),
  });
  assert.equal(response.status, 400);
});

test('the type and the method', async () => {
  assert.equal(await post(SENT, { 'Content-Type': 'application/json; charset=utf-8' }), 200);
  assert.equal(await post(SENT, { 'Content-Type': 'text/plain' }), 415);
  assert.equal(await post(SENT, {}, 'PUT'), 405);
  assert.equal(await post(SENT, {}, 'GET'), 405);
});

test('delivered after sent is stored, a late sent changes nothing and causes no work', async () => {
  for (const report of [SENT, DELIVERED, { ...SENT, channel: 'whatsapp' }]) {
    assert.equal(await post(report), 200);
  }
  const { status, isFinal, events } = await find('sms-1');
  assert.deepEqual({ status, isFinal }, { status: 'delivered', isFinal: true });
  assert.equal(events.length, 3);
  assert.deepEqual(
    messages.map((message) => message.status),
    ['sent', 'delivered'],
  );
});

for (const [name, reports, status] of [
  [
    'sent after failed on the same channel',
    [
      { ...FAILED, isFinal: false },
      { ...SENT, channel: 'whatsapp' },
    ],
    'failed',
  ],
  ['failed after the next channel', [{ ...SENT, channel: 'whatsapp' }, SENT, { ...FAILED, isFinal: false }], 'sent'],
] as [string, object[], string][]) {
  test(`${name} is late, before anything is final`, async () => {
    for (const report of reports) {
      assert.equal(await post(report), 200);
    }
    const message = await find('sms-1');
    assert.equal(message.status, status);
    assert.equal(message.events.length, reports.length);
    assert.equal(messages.length, reports.length - 1);
  });
}

test('a fallback changes the channel', async () => {
  for (const report of [{ ...SENT, channel: 'whatsapp' }, { ...FAILED, isFinal: false }, SENT, DELIVERED]) {
    await post(report);
  }
  assert.deepEqual(
    messages.map(({ channel, status }) => `${channel} ${status}`),
    ['whatsapp sent', 'whatsapp failed', 'sms sent', 'sms delivered'],
  );
});

test('duplicates are acknowledged, and the work is done once', async () => {
  assert.deepEqual(await Promise.all([post(DELIVERED), post(DELIVERED), post(DELIVERED)]), [200, 200, 200]);
  assert.equal(messages.length, 1);
});

test('a failure that is final later ends final', async () => {
  await post({ ...FAILED, isFinal: false });
  assert.equal((await find('sms-1')).isFinal, false);
  await post(FAILED);
  assert.equal((await find('sms-1')).isFinal, true);
  assert.equal(messages.length, 2);
});

test('the reason, the sender and the times are stored', async () => {
  await post(FAILED);
  const { updatedAt, events, ...message } = await find('sms-1');
  const { smsId, deliveryReportType, ...event } = FAILED;
  assert.deepEqual(message, { smsId, ...event });
  assert.deepEqual(events, [{ ...event, receivedAt: updatedAt }]);
  assert.ok(Date.parse(updatedAt) <= Date.now());
});

test('if the work throws, nothing is stored, and the next attempt succeeds', async () => {
  work = () => {
    throw new Error('no space left');
  };
  assert.equal(await post(DELIVERED), 500);
  assert.equal(await find('sms-1'), undefined);
  work = async () => {};
  assert.equal(await post(DELIVERED), 500, 'asynchronous work would not be part of the transaction');
  work = (message) => messages.push(message);
  assert.equal(await post(DELIVERED), 200);
  assert.equal(messages.length, 1);
});

test('every other error of the database is a 500, not a duplicate', async () => {
  store.record = () => {
    throw new Error('database is locked');
  };
  assert.equal(await post(DELIVERED), 500);
});
