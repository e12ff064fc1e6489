import { handleWebhook, isJson, MAX_BODY, type Secrets } from './delivery-report';
import type { Store } from './store';

export interface Options {
  secrets: Secrets;
  store: Store;
}

/** Handles a POST. Work that may be lost can run after its response: after() of next/server. */
export async function receive(request: Request, options: Options): Promise<Response> {
  if (!isJson(request.headers.get('Content-Type'))) {
    return respond(415);
  }
  const body = await read(request);
  if (body === undefined) {
    return respond(413);
  }
  return respond(await handleWebhook(request.headers.get('X-OTPIQ-Webhook-Secret'), body, options));
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
