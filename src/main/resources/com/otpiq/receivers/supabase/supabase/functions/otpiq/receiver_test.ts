import assert from "node:assert/strict";
import { format } from "node:util";
import { callIn, startDatabase } from "./database.ts";
import { receiver } from "./receiver.ts";

const SENT = {
  smsId: "sms-1",
  deliveryReportType: "all",
  isFinal: false,
  channel: "sms",
  status: "sent",
};
const DELIVERED = { ...SENT, isFinal: true, status: "delivered" };
const FAILED = {
  ...SENT,
  isFinal: true,
  channel: "whatsapp",
  status: "failed",
  reason: "not on WhatsApp",
  senderId: "Shop",
};

const database = await startDatabase();
await database.exec(
  "create table work (status text); grant insert on work to service_role",
);
const handle = receiver({
  secrets: ["secret", "old-secret"],
  call: callIn(database),
  check: true,
});

/** Sets your work, in SQL, and forgets all messages. */
async function reset(work: string) {
  await database.exec(`
    truncate public.otpiq_event, public.otpiq_message, public.work;
    create or replace function public.handle_otpiq_report(message public.otpiq_message)
    returns void language plpgsql as $$ begin ${work}; end; $$`);
}

function test(name: string, run: () => Promise<void>) {
  Deno.test(name, async () => {
    await reset("insert into public.work values (message.status)");
    await run();
  });
}

async function post(
  body: unknown,
  headers = {},
  method = "POST",
): Promise<number> {
  const response = await handle(
    new Request("http://localhost/otpiq", {
      method,
      headers: {
        "Content-Type": "application/json",
        "X-OTPIQ-Webhook-Secret": "secret",
        ...headers,
      },
      body: method === "GET"
        ? undefined
        : typeof body === "string" || body instanceof Blob
        ? body
        : JSON.stringify(body),
    }),
  );
  return response.status;
}

// deno-lint-ignore no-explicit-any
async function find(smsId: string): Promise<any> {
  const response = await handle(
    new Request(`http://localhost/otpiq/sms/${smsId}`),
  );
  return response.ok ? await response.json() : undefined;
}

async function work(): Promise<string[]> {
  const { rows } = await database.query<{ status: string }>(
    "select status from work",
  );
  return rows.map((row) => row.status);
}

for (
  const [name, ...secrets] of [
    ["missing", "", undefined],
    ["surrounded by spaces", " secret "],
    ["in quotes", '"secret"'],
    ["in Base64", "c2VjcmV0/w=="],
    ["too long", "x".repeat(201)],
    ["right, but the old one is not", "secret", "old secret"],
  ]
) {
  Deno.test(`a secret that is ${name} is an error at the start`, () => {
    assert.throws(
      () => receiver({ secrets, call: callIn(database) }),
      (error: Error) =>
        error.message.includes("OTPIQ_WEBHOOK_SECRET") &&
        !error.message.includes("old secret"),
    );
  });
}

Deno.test("every character that OTPIQ allows in a secret is accepted", () => {
  const secrets = ["azAZ09!#$%&'*+-.^_`|~", ""];
  assert.ok(receiver({ secrets, call: callIn(database) }));
});

/** What `run` logs. */
async function logOf(run: () => Promise<unknown>): Promise<string> {
  const { warn, error } = console;
  const lines: string[] = [];
  console.warn = console.error = (...parts) => lines.push(format(...parts));
  try {
    await run();
  } finally {
    Object.assign(console, { warn, error });
  }
  return lines.join("\n");
}

for (
  const [secret, status] of [
    ["secret", 200],
    ["old-secret", 200],
    ["wrong", 401],
    ["", 401],
  ] as const
) {
  test(`the secret "${secret}" gets ${status}`, async () => {
    assert.equal(
      await post(SENT, { "X-OTPIQ-Webhook-Secret": secret }),
      status,
    );
    assert.equal(
      (await find("sms-1"))?.status,
      status === 200 ? "sent" : undefined,
    );
  });
}

for (
  const [name, body, status] of [
    ["unknown keys and statuses", { ...SENT, status: "read", cost: {} }, 200],
    ["characters beyond the BMP", { ...FAILED, reason: "ژمارە 😀" }, 200],
    ["null for what is absent", { ...SENT, reason: null, senderId: null }, 200],
    ["no body", "", 400],
    ["cut JSON", '{"smsId":', 400],
    ["null", "null", 400],
    ["an array", [SENT], 400],
    ["no smsId", { ...SENT, smsId: undefined }, 400],
    ["an empty smsId", { ...SENT, smsId: "" }, 400],
    ["no isFinal", { ...SENT, isFinal: undefined }, 400],
    ["a string as isFinal", { ...SENT, isFinal: "true" }, 400],
    ["a number as reason", { ...FAILED, reason: 1 }, 400],
    ["an object as senderId", { ...FAILED, senderId: {} }, 400],
    ["a lone surrogate in a value", { ...FAILED, reason: "\ud800" }, 400],
    ["a lone surrogate in a key", { ...SENT, more: { "\udfff": 1 } }, 400],
    ["NUL", { ...FAILED, reason: "\0" }, 400],
    ["invalid UTF-8", new Blob([Uint8Array.of(0x22, 0xe9, 0x22)]), 400],
    ["a long body", { ...SENT, more: "x".repeat(70_000) }, 413],
  ] as [string, unknown, number][]
) {
  test(`${name}: ${status}`, async () => {
    assert.equal(await post(body), status);
    assert.equal((await work()).length, status === 200 ? 1 : 0);
  });
}

test("the type and the method", async () => {
  const charset = { "Content-Type": "application/json; charset=utf-8" };
  assert.equal(await post(SENT, charset), 200);
  assert.equal(await post(SENT, { "Content-Type": "text/plain" }), 415);
  assert.equal(await post(SENT, {}, "PUT"), 405);
  assert.equal(await post(SENT, {}, "GET"), 405);
});

test("delivered after sent is stored, a late sent changes nothing and causes no work", async () => {
  for (const report of [SENT, DELIVERED, { ...SENT, channel: "whatsapp" }]) {
    assert.equal(await post(report), 200);
  }
  const { status, isFinal, events } = await find("sms-1");
  assert.deepEqual([status, isFinal, events.length], ["delivered", true, 3]);
  assert.deepEqual(await work(), ["sent", "delivered"]);
});

test("an event can be late before anything is final", async () => {
  const failed = { ...FAILED, isFinal: false };
  for (const report of [failed, { ...SENT, channel: "whatsapp" }]) {
    assert.equal(await post(report), 200);
  }
  assert.equal((await find("sms-1")).status, "failed");
  assert.equal(await post(SENT), 200);
  assert.equal((await find("sms-1")).channel, "sms");
  assert.deepEqual(await work(), ["failed", "sent"]);
});

test("an event of an earlier channel is late after one of a later channel", async () => {
  assert.equal(await post({ ...SENT, channel: "telegram" }), 200);
  assert.equal(await post({ ...FAILED, isFinal: false }), 200);
  assert.equal((await find("sms-1")).channel, "telegram");
  assert.deepEqual(await work(), ["sent"]);
});

test("duplicates are acknowledged, and the work is done once", async () => {
  assert.deepEqual(
    await Promise.all([post(DELIVERED), post(DELIVERED), post(DELIVERED)]),
    [200, 200, 200],
  );
  assert.deepEqual(await work(), ["delivered"]);
});

test("a failure that is final later ends final", async () => {
  await post({ ...FAILED, isFinal: false });
  assert.equal((await find("sms-1")).isFinal, false);
  await post(FAILED);
  assert.equal((await find("sms-1")).isFinal, true);
});

test("the reason, the sender and the times are stored", async () => {
  await post(FAILED);
  const { updatedAt, events, ...message } = await find("sms-1");
  const { deliveryReportType: _, ...report } = FAILED;
  assert.deepEqual(message, report);
  assert.equal(events[0].reason, report.reason);
  assert.ok(Date.parse(updatedAt) <= Date.now());
});

for (
  const [name, sql, expected] of [
    ["raises", "raise exception 'no space left'", /no space left/],
    ["has an error", "insert into public.missing values (1)", /missing/],
    ["commits", "commit", /invalid transaction termination/],
    ["rolls back", "rollback", /invalid transaction termination/],
  ] as const
) {
  test(`if the work ${name}: 500, nothing is stored, and the next attempt succeeds`, async () => {
    await reset(sql);
    const logged = await logOf(async () =>
      assert.equal(await post(DELIVERED), 500)
    );
    assert.match(logged, /"sms-1"/);
    assert.match(logged, expected);
    assert.equal(await find("sms-1"), undefined);
    await reset("insert into public.work values (message.status)");
    assert.equal(await post(DELIVERED), 200);
    assert.deepEqual(await work(), ["delivered"]);
  });
}

test("if the work handles an error of the database, the event is stored", async () => {
  await reset(`
    begin insert into public.missing values (1);
    exception when others then insert into public.work values (message.status);
    end`);
  assert.equal(await post(DELIVERED), 200);
  assert.deepEqual(await work(), ["delivered"]);
  assert.equal((await find("sms-1")).status, "delivered");
});

test("a 400 behind the right secret is logged with the smsId", async () => {
  const logged = await logOf(() => post({ ...SENT, status: undefined }));
  assert.match(logged, /400.*sms-1/);
});

test("a 401 is logged without the secret, at most once a minute", async () => {
  const { now } = performance;
  const later = performance.now() + 60_000;
  performance.now = () => later;
  try {
    const logged = await logOf(async () => {
      await post(SENT, { "X-OTPIQ-Webhook-Secret": "guess" });
      await post(SENT, { "X-OTPIQ-Webhook-Secret": "guess" });
    });
    assert.equal(logged.split("401").length, 2);
    assert.doesNotMatch(logged, /guess/);
  } finally {
    performance.now = now;
  }
});

test("every other error of the database is a 500, not a duplicate", async () => {
  await database.exec(
    "alter table otpiq_event add check (channel <> 'telegram')",
  );
  assert.equal(await post({ ...SENT, channel: "telegram" }), 500);
});
