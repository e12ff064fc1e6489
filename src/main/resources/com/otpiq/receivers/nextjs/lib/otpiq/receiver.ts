import { isJson, MAX_BODY, parseReport, type Secrets } from './delivery-report';
import type { Store } from './store';

export interface Options {
  secrets: Secrets;
  store: Store;
}

/** Handles a POST. Work that may be lost can run after its response: after() of next/server. */
export async function receive(request: Request, { secrets, store }: Options): Promise<Response> {
  if (!isJson(request.headers.get('Content-Type'))) {
    return respond(415);
  }
  const body = await read(request);
  if (body === undefined) {
    return respond(413);
  }
  if (!secrets.accept(request.headers.get('X-OTPIQ-Webhook-Secret'))) {
    return respond(401);
  }
  const report = parseReport(body);
  if (report === undefined) {
    return respond(400);
  }
  try {
    await store.record(report);
    return respond(200);
  } catch (error) {
    // It is not stored, so it is not acknowledged: OTPIQ sends it again.
    console.error('otpiq: the report about %j is not stored:', report.smsId, error);
    return respond(500);
  }
}

/** The body; undefined if it is too long. */
async function read(request: Request): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    length += part.value.length;
    if (length > MAX_BODY) {
      return undefined;
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}

function respond(status: number): Response {
  return new Response(null, { status });
}
