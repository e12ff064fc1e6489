import { store } from '../../../lib/store.js';

/** Shows what is stored, for tests only: with OTPIQ_CHECK=1. */
export async function GET(request, { params }) {
  const { smsId } = await params;
  const message = process.env.OTPIQ_CHECK === '1' ? await store.find(smsId) : undefined;
  return message ? Response.json(message) : new Response(null, { status: 404 });
}
