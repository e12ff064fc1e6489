import { NestFactory } from '@nestjs/core';
import { OtpiqModule, type Options } from './otpiq.module';

/** Starts the receiver for its tests. */
export async function startServer(options: Options): Promise<{ url: string; close: () => Promise<void> }> {
  const app = await NestFactory.create(OtpiqModule.with({ ...options, check: true }), {
    rawBody: true,
    logger: ['error', 'warn'],
  });
  await app.listen(0, '127.0.0.1');
  return { url: await app.getUrl(), close: () => app.close() };
}
