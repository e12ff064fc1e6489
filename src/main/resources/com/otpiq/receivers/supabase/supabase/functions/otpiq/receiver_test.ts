import assert from "node:assert/strict";
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

test("a secret is required", () => {
  assert.throws(
    () => receiver({ secrets: ["", undefined], call: callIn(database) }),
    /OTPIQ_WEBHOOK_SECRET/,
  );
  return Promise.resolve();
});

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

test("if the work fails, nothing is stored, and the next attempt succeeds", async () => {
  await reset("raise exception 'no space left'");
  assert.equal(await post(DELIVERED), 500);
  assert.equal(await find("sms-1"), undefined);
  await reset("insert into public.work values (message.status)");
  assert.equal(await post(DELIVERED), 200);
  assert.deepEqual(await work(), ["delivered"]);
});

test("every other error of the database is a 500, not a duplicate", async () => {
  await database.exec(
    "alter table otpiq_event add check (channel <> 'telegram')",
  );
  assert.equal(await post({ ...SENT, channel: "telegram" }), 500);
});
