// Receives OTPIQ's delivery reports with NestJS.
//
// Install: npm install
// Run:     OTPIQ_WEBHOOK_SECRET=… npm start
// Test:    npm test
// Check:   otpiq check http://localhost:3000/webhooks/otpiq --secret-file secret
//            --state-url 'http://localhost:3000/sms/{smsId}' --effects-path /events   (with OTPIQ_CHECK=1)

import {
  All,
  BadRequestException,
  Controller,
  Header,
  Headers,
  HttpCode,
  Inject,
  InternalServerErrorException,
  Logger,
  MethodNotAllowedException,
  PayloadTooLargeException,
  Post,
  type RawBodyRequest,
  Req,
  UnauthorizedException,
  UnsupportedMediaTypeException,
} from '@nestjs/common';
import type { Request } from 'express';
import { isJson, MAX_BODY, parseReport, Secrets } from './delivery-report';
import { SqliteStore, type Store } from './store';

/** Nest parses the body first. The application also has to keep its bytes: NestFactory.create(…, { rawBody: true }). */
@Controller('webhooks/otpiq')
export class OtpiqController {
  private readonly logger = new Logger(OtpiqController.name);

  constructor(
    @Inject(Secrets) private readonly secrets: Secrets,
    @Inject(SqliteStore) private readonly store: Store,
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
    if (!this.secrets.accept(secret)) {
      throw new UnauthorizedException();
    }
    const report = parseReport(request.rawBody);
    if (report === undefined) {
      throw new BadRequestException();
    }
    try {
      await this.store.record(report);
    } catch (error) {
      // It is not stored, so it is not acknowledged: OTPIQ sends it again.
      this.logger.error(`the report about ${JSON.stringify(report.smsId)} is not stored: ${(error as Error).stack}`);
      throw new InternalServerErrorException();
    }
  }

  @All()
  @Header('Allow', 'POST')
  reject(): never {
    throw new MethodNotAllowedException();
  }
}
