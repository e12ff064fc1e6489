import { Module } from '@nestjs/common';
import { OtpiqModule } from './otpiq/otpiq.module';

@Module({ imports: [OtpiqModule.fromEnvironment()] })
export class AppModule {}
