import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test, type TestContext } from 'node:test';
import Database from 'better-sqlite3';
import { Secrets } from './delivery-report.js';
import { type Message, SqliteStore, type Work } from './store.js';
import { startServer } from './test-server.js';

const DELIVERED = { smsId: 'sms-1', deliveryReportType: 'all', isFinal: true, channel: 'sms', status: 'delivered' };
const SENT = { ...DELIVERED, isFinal: false, status: 'sent' };
const FAILED = { ...DELIVERED, status: 'failed', channel: 'whatsapp', reason: 'not on WhatsApp', senderId: 'Shop' };

let server: { url: string; close: () => Promise<void> };
let store: SqliteStore;
let work: (message: Message, database: Database.Database) => unknown;
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
  store = new SqliteStore(':memory:', (message, database) => work(message, database) as void);
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

/** What is written to the log from now on. */
function log(context: TestContext): () => string {
  const streams = [process.stdout, process.stderr].map((stream) => context.mock.method(stream, 'write'));
  return () => streams.flatMap(({ mock }) => mock.calls.map((call) => String(call.arguments[0]))).join('');
}

for (const [name, ...secrets] of [
  ['missing', '', undefined],
  ['surrounded by spaces', ' secret '],
  ['followed by a newline', 'secret\n'],
  ['in quotes', '"secret"'],
  ['in Base64', 'c2VjcmV0/w=='],
  ['too long', 'x'.repeat(201)],
  ['right, but the old one is not', 'secret', 'old secret'],
]) {
  test(`a secret that is ${name} is an error at the start`, () => {
    assert.throws(
      () => new Secrets(...secrets),
      (error: Error) => error.message.includes('OTPIQ_WEBHOOK_SECRET') && !error.message.includes('old secret'),
    );
  });
}

test('every character that OTPIQ allows in a secret is accepted', () => {
  const secret = "azAZ09!#$%&'*+-.^_`|~";
  assert.ok(new Secrets(secret, '').accept(secret));
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
  ['null for what is absent', { ...SENT, reason: null, senderId: null }, 200],
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

test('no body and no length: 400', async () => {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.write('POST /webhooks/otpiq HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n');
  socket.write('Content-Type: application/json\r\nX-OTPIQ-Webhook-Secret: secret\r\n\r\n');
  const response = Buffer.concat(await socket.toArray()).toString();
  assert.match(response, /^HTTP\/1\.1 400 /);
});

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
  [
    'an earlier channel after a later one',
    [
      { ...SENT, channel: 'telegram' },
      { ...FAILED, isFinal: false },
    ],
    'sent',
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

const exec = (sql: string) => (message: Message, database: Database.Database) => void database.exec(sql);
const end = (sql: string) => (message: Message, database: Database.Database) => {
  try {
    database.exec(sql);
  } finally {
    return;
  }
};

for (const [name, misbehave, expected] of [
  [
    'throws',
    () => {
      throw new Error('no space left');
    },
    /no space left/,
  ],
  [
    'throws nothing',
    () => {
      throw undefined;
    },
    /undefined/,
  ],
  ['is asynchronous and resolves', async () => {}, /asynchronous/],
  [
    'is asynchronous and rejects',
    async () => {
      throw new Error('no space left');
    },
    /no space left/,
  ],
  ['has an error of the database', exec('INSERT INTO missing VALUES (1)'), /no such table/],
  ['commits', exec('COMMIT'), /FOREIGN KEY/],
  ['rolls back', exec('ROLLBACK'), /ended the transaction/],
  ['rolls back and begins', exec('ROLLBACK; BEGIN'), /ended the transaction/],
  [
    'ignores an error that rolls back',
    end('INSERT OR ROLLBACK INTO otpiq_message (sms_id) VALUES (NULL)'),
    /ended the transaction/,
  ],
] as [string, typeof work, RegExp][]) {
  test(`if the work ${name}: 500, nothing is stored, and the next attempt succeeds`, async (context) => {
    const logged = log(context);
    work = misbehave;
    assert.equal(await post(DELIVERED), 500);
    assert.equal(await find('sms-1'), undefined);
    assert.match(logged(), expected);
    assert.match(logged(), /"sms-1"/);
    work = (message) => messages.push(message);
    assert.equal(await post(DELIVERED), 200);
    assert.equal(messages.length, 1);
  });
}

for (const [name, ignore] of [
  ['ignores an error of a statement', end('INSERT INTO otpiq_message (sms_id) VALUES (NULL)')],
  ['tries to commit', end('COMMIT')],
  ['has a transaction in the transaction', (_, database) => database.transaction(() => {})()],
] as [string, typeof work][]) {
  test(`if the work ${name}, the event is stored`, async () => {
    work = ignore;
    assert.equal(await post(DELIVERED), 200);
    assert.equal((await find('sms-1')).status, 'delivered');
  });
}

test('the compiler refuses asynchronous work', () => {
  // @ts-expect-error
  const refused: Work = async () => {};
  assert.ok(refused);
});

test('every other error of the database is a 500, not a duplicate', async () => {
  store.record = () => {
    throw new Error('disk I/O error');
  };
  assert.equal(await post(DELIVERED), 500);
});

test('while another process writes, an event waits, and nothing else does', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'otpiq-'));
  const file = join(folder, 'otpiq.sqlite');
  store = new SqliteStore(file, (message) => void messages.push(message));
  const other = new Database(file);
  other.exec('BEGIN IMMEDIATE');
  try {
    let done = 0;
    const waiting = [post(SENT), post(DELIVERED)].map((each) => each.finally(() => done++));
    await new Promise((resolve) => setTimeout(resolve, 200));
    const start = performance.now();
    assert.equal(await post(SENT, { 'X-OTPIQ-Webhook-Secret': 'wrong' }), 401);
    assert.ok(performance.now() - start < 500);
    assert.equal(done, 0);
    other.exec('COMMIT');
    assert.deepEqual(await Promise.all(waiting), [200, 200]);
    assert.equal((await find('sms-1')).status, 'delivered');
  } finally {
    other.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a 400 behind the right secret is logged with the smsId', async (context) => {
  const logged = log(context);
  await post({ ...SENT, status: undefined });
  assert.match(logged(), /400.*sms-1/);
});

test('a 401 is logged without the secret, at most once a minute', async (context) => {
  const later = performance.now() + 60_000;
  context.mock.method(performance, 'now', () => later);
  const logged = log(context);
  await post(SENT, { 'X-OTPIQ-Webhook-Secret': 'guess' });
  await post(SENT, { 'X-OTPIQ-Webhook-Secret': 'guess' });
  assert.equal(logged().split('401, because').length, 2);
  assert.doesNotMatch(logged(), /guess/);
});
