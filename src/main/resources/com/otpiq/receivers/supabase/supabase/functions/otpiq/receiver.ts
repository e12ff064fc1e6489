import { createHash, timingSafeEqual } from "node:crypto";

const LARGEST = 64 * 1024;

/** What OTPIQ reports. */
export interface Event {
  smsId: string;
  channel: string;
  status: string;
  isFinal: boolean;
  reason?: string;
  senderId?: string;
}

/** Where a message stands. */
export interface Message {
  smsId: string;
  status: string;
  final: boolean;
  events: { channel: string; status: string }[];
}

export interface Store {
  /** Stores an event; true where it is new. */
  record(event: Event): Promise<boolean>;
  find(smsId: string): Promise<Message | undefined>;
}

export interface Options {
  /** The secrets that OTPIQ may send: today's, and yesterday's while you change it. */
  secrets: (string | undefined)[];
  /** Remembers events. */
  store: Store;
  /** Your work; once for each event. */
  onEvent: (event: Event) => unknown;
  /** Keeps the function alive until the work is done, though the answer is out. */
  later: (work: Promise<unknown>) => void;
  /** Shows at …/sms/{smsId} what is stored, for tests only. */
  check?: boolean;
}

export function receiver(
  { secrets, store, onEvent, later, check = false }: Options,
) {
  const known = secrets.flatMap((secret) => secret ? [digest(secret)] : []);
  if (known.length === 0) {
    throw new Error(
      "Set OTPIQ_WEBHOOK_SECRET: without a secret anybody could report messages as delivered.",
    );
  }
  return async (request: Request): Promise<Response> => {
    try {
      const shown = /\/sms\/([^/]+)$/.exec(new URL(request.url).pathname);
      if (check && shown && request.method === "GET") {
        const message = await store.find(decodeURIComponent(shown[1]));
        return message ? Response.json(message) : answer(404);
      }
      const event = await receive(request, known);
      if (event instanceof Response) {
        return event;
      }
      if (await store.record(event)) {
        later(work(onEvent, event));
      }
      return answer(200);
    } catch (error) {
      console.error("otpiq webhook:", error);
      // Not stored, so not acknowledged: OTPIQ will send it again.
      return answer(503);
    }
  };
}

/** OTPIQ does not wait for this: what takes long or fails here is yours alone. */
async function work(onEvent: Options["onEvent"], event: Event) {
  try {
    await onEvent(event);
  } catch (error) {
    console.error("otpiq webhook:", error);
  }
}

/** The event of a request that is OTPIQ's, or the answer that turns it away. */
async function receive(
  request: Request,
  known: Uint8Array[],
): Promise<Event | Response> {
  // Before it stands what Supabase puts there: /functions/v1/otpiq on the outside, /otpiq in here.
  if (!new URL(request.url).pathname.endsWith("/otpiq")) {
    return answer(404);
  }
  if (request.method !== "POST") {
    return answer(405, { Allow: "POST" });
  }
  if (!isKnown(request.headers.get("X-OTPIQ-Webhook-Secret"), known)) {
    return answer(401);
  }
  const body = await read(request);
  if (body === null) {
    return answer(413);
  }
  if (
    !/^application\/json\s*(;|$)/i.test(
      request.headers.get("Content-Type") ?? "",
    )
  ) {
    return answer(415);
  }
  return parse(body) ?? answer(400);
}

/** The body, or null where it is too long. */
async function read(request: Request): Promise<ArrayBuffer | null> {
  const chunks = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > LARGEST) {
      return null;
    }
    chunks.push(chunk);
  }
  return await new Blob(chunks).arrayBuffer();
}

/** The keys that matter; the others may come and go. */
function parse(body: ArrayBuffer): Event | null {
  try {
    const json = JSON.parse(
      new TextDecoder("utf-8", { fatal: true }).decode(body),
    );
    const { smsId, channel, status, isFinal, reason, senderId } = json ?? {};
    const whole = [smsId, channel, status].every((value) =>
      typeof value === "string" && value !== ""
    );
    return whole
      ? { smsId, channel, status, isFinal: isFinal === true, reason, senderId }
      : null;
  } catch {
    return null;
  }
}

/** In constant time: digests are of one length, whatever was sent. */
function isKnown(value: string | null, known: Uint8Array[]): boolean {
  return value !== null &&
    known.some((secret) => timingSafeEqual(digest(value), secret));
}

function digest(text: string): Uint8Array {
  return createHash("sha256").update(text).digest();
}

function answer(status: number, headers = {}): Response {
  return new Response(null, { status, headers });
}
