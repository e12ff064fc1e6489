import { createHash, timingSafeEqual } from "node:crypto";

/** The largest body that is read, in bytes. OTPIQ's are much smaller. */
const MAX_BODY = 64 * 1024;

/** The secrets that OTPIQ accepts in a request. A longer one, or one with a space around it, never comes. */
const SECRET = /^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,200}$/;

export interface Options {
  /** The secrets that OTPIQ may send: the current one and, during a rotation, the old one. */
  secrets: (string | undefined)[];
  /** Calls a function of the migration. */
  call: (name: string, parameters: Record<string, unknown>) => Promise<unknown>;
  /** Shows at …/sms/{smsId} what is stored; for tests only. */
  check?: boolean;
}

export function receiver({ secrets, call, check = false }: Options) {
  const given = secrets.flatMap((secret) => secret || []);
  if (!given.every((secret) => SECRET.test(secret))) {
    throw new Error(
      "OTPIQ_WEBHOOK_SECRET and OTPIQ_WEBHOOK_SECRET_OLD: 1 to 200 letters, digits and !#$%&'*+-.^_`|~",
    );
  }
  if (given.length === 0) {
    throw new Error(
      "Set OTPIQ_WEBHOOK_SECRET: without a secret, any client could report messages as delivered.",
    );
  }
  const known = given.map(digest);
  return async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    const [, smsId] = /\/sms\/([^/]+)$/.exec(pathname) ?? [];
    if (check && smsId && request.method === "GET") {
      const message = await call("find_otpiq_message", {
        p_sms_id: decodeURIComponent(smsId),
      });
      return message ? Response.json(message) : respond(404);
    }
    // Supabase adds a prefix: /functions/v1/otpiq outside, /otpiq in here.
    return pathname.endsWith("/otpiq")
      ? await receive(request, known, call)
      : respond(404);
  };
}

async function receive(
  request: Request,
  known: Uint8Array[],
  call: Options["call"],
): Promise<Response> {
  if (request.method !== "POST") {
    return respond(405, { Allow: "POST" });
  }
  const type = request.headers.get("Content-Type") ?? "";
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    return respond(415);
  }
  const body = await read(request);
  if (body === undefined) {
    return respond(413);
  }
  if (!isKnown(request.headers.get("X-OTPIQ-Webhook-Secret"), known)) {
    warnOfSecret();
    return respond(401);
  }
  let report;
  try {
    report = parse(body);
  } catch (error) {
    console.warn(
      "otpiq: 400, although the secret is right: %j",
      (error as Error).message,
    );
    return respond(400);
  }
  try {
    await call("record_otpiq_report", report);
    return respond(200);
  } catch (error) {
    // It is not stored, so it is not acknowledged: OTPIQ sends it again.
    console.error(
      "otpiq: the report about %j is not stored:",
      report.p_sms_id,
      error,
    );
    return respond(500);
  }
}

let lastWarning = -Infinity;

/** At most once a minute, because any client can cause it. */
function warnOfSecret() {
  if (performance.now() - lastWarning >= 60_000) {
    lastWarning = performance.now();
    console.warn(
      "otpiq: 401, because the secret is missing or wrong (logged at most once a minute)",
    );
  }
}

/** The body; undefined if it is too long. */
async function read(request: Request): Promise<ArrayBuffer | undefined> {
  const chunks = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > MAX_BODY) {
      return undefined;
    }
    chunks.push(chunk);
  }
  return await new Blob(chunks).arrayBuffer();
}

/** The parameters of record_otpiq_report; throws if the body is no report. Other keys are accepted. */
function parse(body: ArrayBuffer) {
  const text = new TextDecoder("utf-8", { fatal: true }).decode(body);
  const { smsId, channel, status, isFinal, reason, senderId } = Object(
    JSON.parse(text, requireText),
  );
  const isValid =
    [smsId, channel, status].every((value) =>
      typeof value === "string" && value !== ""
    ) &&
    typeof isFinal === "boolean" &&
    [reason ?? "", senderId ?? ""].every((value) => typeof value === "string");
  if (!isValid) {
    throw new SyntaxError(
      `not a delivery report, smsId: ${JSON.stringify(smsId)}`,
    );
  }
  return {
    p_sms_id: smsId,
    p_channel: channel,
    p_status: status,
    p_is_final: isFinal,
    p_reason: reason ?? null,
    p_sender_id: senderId ?? null,
  };
}

/** JSON can escape NUL, and half of a surrogate pair, such as \ud800. PostgreSQL refuses both. */
function requireText(key: string, value: unknown): unknown {
  const invalid = /[\p{Surrogate}\0]/u;
  if (
    invalid.test(key) || (typeof value === "string" && invalid.test(value))
  ) {
    throw new SyntaxError("this is no text");
  }
  return value;
}

/** Compares digests, which have the same length, in constant time. */
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
