import { fromEnvironment } from '../../../lib/otpiq/environment';

/** Shows what is stored; for tests only, with OTPIQ_CHECK=1. */
export async function GET(request: Request, { params }: { params: Promise<{ smsId: string }> }): Promise<Response> {
  const { smsId } = await params;
  const message = process.env.OTPIQ_CHECK === '1' ? await fromEnvironment().store.find(smsId) : undefined;
  return message ? Response.json(message) : new Response(null, { status: 404 });
}
