/** Runs once when the server starts: a missing secret or database is reported then, not at the first webhook. */
export async function register() {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { fromEnvironment } = await import('./lib/otpiq/environment.mjs');
    fromEnvironment();
  }
}
