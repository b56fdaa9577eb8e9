import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { CheckerModule } from '../../checker/checker.module';
import { IncidentsModule } from '../../incidents/incidents.module';
import { TransitionsModule } from '../../transitions/transitions.module';
import { ChangesSince } from './changes-since';
import { HistoryMark, HistoryMarkSchema } from './history-mark.schema';
import { HistoryMarksRepository } from './history-marks.repository';
import { DaySumRecord, DaySumSchema } from './day-sum.schema';
import { DaySumsRepository } from './day-sums.repository';
import { SumHours } from './sum-hours';
import { SumLoop } from './sum-loop';

/** Sums of history by the hour: who makes them, and who reads them. */
@Module({
  imports: [
    MongooseModule.forFeature([
      { name: HistoryMark.name, schema: HistoryMarkSchema },
      { name: DaySumRecord.name, schema: DaySumSchema },
    ]),
    CheckerModule,
    IncidentsModule,
    TransitionsModule,
  ],
  providers: [ChangesSince, HistoryMarksRepository, DaySumsRepository, SumHours, SumLoop],
  exports: [ChangesSince, SumHours],
})
export class HistoryModule {}
