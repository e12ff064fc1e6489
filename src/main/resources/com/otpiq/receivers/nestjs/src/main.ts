import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';

async function bootstrap(): Promise<void> {
  const { HOST = '127.0.0.1', PORT = '3000' } = process.env;
  const app = await NestFactory.create(AppModule, { rawBody: true, logger: ['error', 'warn'] });
  await app.listen(Number(PORT), HOST);
  console.log(`Listening on ${await app.getUrl()}/webhooks/otpiq`);
}

void bootstrap();
