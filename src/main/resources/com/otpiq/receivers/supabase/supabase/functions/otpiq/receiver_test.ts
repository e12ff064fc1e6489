import assert from "node:assert/strict";
import { MemoryStore } from "./memory_store.ts";
import { type Event, receiver, type Store } from "./receiver.ts";

const SECRET = "test-secret";
const HEADERS = {
  "X-OTPIQ-Webhook-Secret": SECRET,
  "Content-Type": "application/json",
};
const DELIVERED = {
  smsId: "sms-1",
  deliveryReportType: "all",
  isFinal: true,
  channel: "sms",
  status: "delivered",
};
const SENT = { ...DELIVERED, isFinal: false, status: "sent" };

function start(
  {
    secrets = [SECRET, undefined] as (string | undefined)[],
    store = new MemoryStore() as Store,
  } = {},
) {
  const work: Event[] = [];
  const handler = receiver({
    secrets,
    store,
    onEvent: (event) => work.push(event),
    later: () => {},
  });
  const post = async (content: unknown, headers: HeadersInit = HEADERS) => {
    const body = typeof content === "string" || content instanceof Blob
      ? content
      : JSON.stringify(content);
    return (await handler(
      new Request("http://localhost/otpiq", { method: "POST", headers, body }),
    )).status;
  };
  return { post, store, work };
}

Deno.test("the right secret is believed, others are not", async () => {
  const { post } = start();
  assert.equal(await post(SENT), 200);
  assert.equal(
    await post(SENT, { ...HEADERS, "X-OTPIQ-Webhook-Secret": "wrong" }),
    401,
  );
  assert.equal(
    await post(SENT, { ...HEADERS, "X-OTPIQ-Webhook-Secret": "" }),
    401,
  );
  assert.equal(await post(SENT, { "Content-Type": "application/json" }), 401);
});

Deno.test("without a secret it does not start", () => {
  assert.throws(
    () => start({ secrets: ["", undefined] }),
    /OTPIQ_WEBHOOK_SECRET/,
  );
});

Deno.test("delivered after sent is recorded, and a late sent is no step back", async () => {
  const { post, store, work } = start();
  await post(SENT);
  await post(DELIVERED);
  assert.equal((await store.find("sms-1"))?.status, "delivered");
  await post({ ...SENT, channel: "whatsapp" });
  assert.equal((await store.find("sms-1"))?.status, "delivered");
  assert.equal(work.length, 3);
});

Deno.test("a duplicate is acknowledged, and its work done once", async () => {
  const { post, work } = start();
  assert.deepEqual(
    await Promise.all([post(DELIVERED), post(DELIVERED), post(DELIVERED)]),
    [200, 200, 200],
  );
  assert.equal(work.length, 1);
});

Deno.test("a charset is accepted, a malformed body is not", async () => {
  const { post } = start();
  assert.equal(
    await post(SENT, {
      ...HEADERS,
      "Content-Type": "application/json; charset=utf-8",
    }),
    200,
  );
  assert.equal(
    await post(SENT, { ...HEADERS, "Content-Type": "text/plain" }),
    415,
  );
  assert.equal(await post('{"smsId":'), 400);
  assert.equal(await post({}), 400);
  assert.equal(await post(""), 400);
  assert.equal(
    await post(
      new Blob([
        '{"smsId":"',
        Uint8Array.of(0xe9),
        '","channel":"sms","status":"sent"}',
      ]),
    ),
    400,
  );
  assert.equal(await post("x".repeat(70_000)), 413);
});

Deno.test("what is not stored is not acknowledged", async () => {
  const store = new MemoryStore();
  store.record = () => Promise.reject(new Error("no database"));
  assert.equal(await start({ store }).post(SENT), 503);
});
