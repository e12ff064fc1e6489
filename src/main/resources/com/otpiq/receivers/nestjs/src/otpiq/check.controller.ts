import { Controller, Get, Inject, NotFoundException, Param } from '@nestjs/common';
import { SqliteStore, type Store } from './store';

/** Shows what is stored; for tests only. */
@Controller('sms')
export class CheckController {
  constructor(@Inject(SqliteStore) private readonly store: Store) {}

  @Get(':smsId')
  async find(@Param('smsId') smsId: string): Promise<unknown> {
    const message = await this.store.find(smsId);
    if (message === undefined) {
      throw new NotFoundException();
    }
    return message;
  }
}
