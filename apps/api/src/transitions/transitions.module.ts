import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { BrandsModule } from '../brands/brands.module';
import { DomainDataModule } from '../domains/domain-data.module';
import { DomainsModule } from '../domains/domains.module';
import { LabelsModule } from '../labels/labels.module';
import { DomainHistoryController } from './domain-history.controller';
import { DomainHistory } from './domain-history';
import { ChangedHour, ChangedHourSchema } from './hours/changed-hour.schema';
import { ChangedHours } from './hours/changed-hours';
import { CountedRowsService } from './hours/counted-rows.service';
import { SettledCounts } from './settled-counts';
import { Standings } from './strips/standings';
import { Strips } from './strips/strips';
import { TransitionCounts } from './transition-counts';
import { TransitionExport } from './transition-export';
import { TransitionRecord, TransitionSchema } from './transition.schema';
import { TransitionsController } from './transitions.controller';
import { TransitionsRepository } from './transitions.repository';
import { TransitionsService } from './transitions.service';

@Module({
  imports: [
    MongooseModule.forFeature([
      { name: TransitionRecord.name, schema: TransitionSchema },
      { name: ChangedHour.name, schema: ChangedHourSchema },
    ]),
    BrandsModule,
    DomainDataModule,
    DomainsModule,
    LabelsModule,
  ],
  controllers: [DomainHistoryController, TransitionsController],
  providers: [
    ChangedHours,
    CountedRowsService,
    DomainHistory,
    SettledCounts,
    Standings,
    Strips,
    TransitionCounts,
    TransitionExport,
    TransitionsRepository,
    TransitionsService,
  ],
  exports: [CountedRowsService, TransitionsService],
})
export class TransitionsModule {}
