// Receives OTPIQ's delivery reports with NestJS.
//
// Install: npm install
// Run:     OTPIQ_WEBHOOK_SECRET=… npm start
// Test:    npm test
// Check:   otpiq check http://localhost:3000/webhooks/otpiq --secret-file secret
//            --state-url 'http://localhost:3000/sms/{smsId}' --effects-path /events   (with OTPIQ_CHECK=1)

import {
  All,
  Controller,
  Header,
  Headers,
  HttpCode,
  HttpException,
  HttpStatus,
  Inject,
  Logger,
  MethodNotAllowedException,
  PayloadTooLargeException,
  Post,
  type RawBodyRequest,
  Req,
  UnsupportedMediaTypeException,
} from '@nestjs/common';
import type { Request } from 'express';
import { handleWebhook, isJson, MAX_BODY, Secrets } from './delivery-report';
import { SqliteStore, type Store } from './store';

/** Nest parses the body first. The application also has to keep its bytes: NestFactory.create(…, { rawBody: true }). */
@Controller('webhooks/otpiq')
export class OtpiqController {
  private readonly logger = new Logger(OtpiqController.name);

  constructor(
    @Inject(Secrets) readonly secrets: Secrets,
    @Inject(SqliteStore) readonly store: Store,
  ) {}

  @Post()
  @HttpCode(200)
  async receive(
    @Req() request: RawBodyRequest<Request>,
    @Headers('Content-Type') contentType?: string,
    @Headers('X-OTPIQ-Webhook-Secret') secret?: string,
  ): Promise<void> {
    if (!isJson(contentType)) {
      throw new UnsupportedMediaTypeException();
    }
    if (request.body !== undefined && request.rawBody === undefined) {
      throw new Error('the bytes of the body are missing: NestFactory.create(AppModule, { rawBody: true })');
    }
    if (request.rawBody !== undefined && request.rawBody.length > MAX_BODY) {
      throw new PayloadTooLargeException();
    }
    const status = await handleWebhook(secret, request.rawBody, this, this.logger);
    if (status !== HttpStatus.OK) {
      throw new HttpException('', status);
    }
  }

  @All()
  @Header('Allow', 'POST')
  reject(): never {
    throw new MethodNotAllowedException();
  }
}
