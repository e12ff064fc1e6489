import { handleWebhook, isJson, MAX_BODY } from './delivery-report.mjs';

/** Handles a POST. Work that may be lost can run after its response: after() of next/server. */
export async function receive(request, options) {
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
async function read(request) {
  const chunks = [];
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

function respond(status) {
  return new Response(null, { status });
}
