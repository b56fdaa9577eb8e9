import { Global, Module } from '@nestjs/common';
import { HistoryArchive } from '../domains/history-archive';
import { TransitionsModule } from './transitions.module';
import { TransitionsService } from './transitions.service';

/** Global, because domains, whose history it is, must not know who keeps it. */
@Global()
@Module({
  imports: [TransitionsModule],
  providers: [{ provide: HistoryArchive, useExisting: TransitionsService }],
  exports: [HistoryArchive],
})
export class HistoryArchiveModule {}
