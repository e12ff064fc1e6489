import { type DynamicModule, Module } from '@nestjs/common';
import { CheckController } from './check.controller';
import { Secrets } from './delivery-report';
import { onDeliveryReport } from './on-delivery-report';
import { OtpiqController } from './otpiq.controller';
import { SqliteStore, type Store } from './store';

export interface Options {
  secrets: Secrets;
  store: Store;
  /** Shows at /sms/{smsId} what is stored; for tests only. */
  check?: boolean;
}

/** For the imports of your module: OtpiqModule.fromEnvironment(). */
@Module({})
export class OtpiqModule {
  static fromEnvironment(): DynamicModule {
    const { OTPIQ_WEBHOOK_SECRET, OTPIQ_WEBHOOK_SECRET_OLD, OTPIQ_DATABASE, OTPIQ_CHECK } = process.env;
    return OtpiqModule.with({
      secrets: new Secrets(OTPIQ_WEBHOOK_SECRET, OTPIQ_WEBHOOK_SECRET_OLD),
      store: new SqliteStore(OTPIQ_DATABASE || 'otpiq.sqlite', onDeliveryReport),
      check: OTPIQ_CHECK === '1',
    });
  }

  static with({ secrets, store, check = false }: Options): DynamicModule {
    return {
      module: OtpiqModule,
      controllers: check ? [OtpiqController, CheckController] : [OtpiqController],
      providers: [
        { provide: Secrets, useValue: secrets },
        { provide: SqliteStore, useValue: store },
      ],
    };
  }
}
