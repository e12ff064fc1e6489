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

/** The status of a message. */
export interface Message {
  smsId: string;
  status: string;
  final: boolean;
  events: { channel: string; status: string }[];
}

export interface Store {
  /** Stores an event; true if it is new. */
  record(event: Event): Promise<boolean>;
  find(smsId: string): Promise<Message | undefined>;
}

export interface Options {
  /** The secrets that OTPIQ may send: the current one, and during a rotation the previous one. */
  secrets: (string | undefined)[];
  /** Remembers events. */
  store: Store;
  /** Your work; once for each event. */
  onEvent: (event: Event) => unknown;
  /** Keeps the function alive after the response, until the work is done. */
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
      "Set OTPIQ_WEBHOOK_SECRET: without a secret, any client could report messages as delivered.",
    );
  }
  return async (request: Request): Promise<Response> => {
    try {
      const shown = /\/sms\/([^/]+)$/.exec(new URL(request.url).pathname);
      if (check && shown && request.method === "GET") {
        const message = await store.find(decodeURIComponent(shown[1]));
        return message ? Response.json(message) : respond(404);
      }
      const event = await receive(request, known);
      if (event instanceof Response) {
        return event;
      }
      if (await store.record(event)) {
        later(work(onEvent, event));
      }
      return respond(200);
    } catch (error) {
      console.error("otpiq webhook:", error);
      // Not stored, so not acknowledged: OTPIQ will send it again.
      return respond(503);
    }
  };
}

/** OTPIQ does not wait for this: slow work and errors in it are yours to handle. */
async function work(onEvent: Options["onEvent"], event: Event) {
  try {
    await onEvent(event);
  } catch (error) {
    console.error("otpiq webhook:", error);
  }
}

/** The event of a valid request, or the response that rejects it. */
async function receive(
  request: Request,
  known: Uint8Array[],
): Promise<Event | Response> {
  // Supabase adds a prefix: /functions/v1/otpiq outside, /otpiq in here.
  if (!new URL(request.url).pathname.endsWith("/otpiq")) {
    return respond(404);
  }
  if (request.method !== "POST") {
    return respond(405, { Allow: "POST" });
  }
  if (!isKnown(request.headers.get("X-OTPIQ-Webhook-Secret"), known)) {
    return respond(401);
  }
  const body = await read(request);
  if (body === null) {
    return respond(413);
  }
  if (
    !/^application\/json\s*(;|$)/i.test(
      request.headers.get("Content-Type") ?? "",
    )
  ) {
    return respond(415);
  }
  return parse(body) ?? respond(400);
}

/** The body, or null if it is too long. */
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

/** The keys that matter; others are ignored. */
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

/** Compares in constant time: digests always have the same length. */
function isKnown(value: string | null, known: Uint8Array[]): boolean {
  return value !== null &&
    known.some((secret) => timingSafeEqual(digest(value), secret));
}

function digest(text: string): Uint8Array {
  return createHash("sha256").update(text).digest();
}

function respond(status: number, headers = {}): Response {
  return new Response(null, { status, headers });
}
