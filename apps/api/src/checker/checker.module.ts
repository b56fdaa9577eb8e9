import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { BrandsModule } from '../brands/brands.module';
import { DomainDataModule } from '../domains/domain-data.module';
import { KeysModule } from '../keys/keys.module';
import { ThrottleModule } from '../throttle/throttle.module';
import { TransitionsModule } from '../transitions/transitions.module';
import { CheckerAccessGuard } from './checker-access.guard';
import { CheckerController } from './checker.controller';
import { DomainSlices } from './domain-slices.service';
import { ForgetResults } from './forgetting/forget-results.service';
import { Outbox } from './outbox/outbox';
import { ListUrls } from './use-cases/list-urls';
import { RecordScans } from './use-cases/record-scans';
import { ReportScans } from './use-cases/report-scans';
import { ResponseCache } from './response-cache';
import { ScanWriter } from './scan-writer';
import { SilenceService } from './silence/silence.service';
import { MeasuredHour, MeasuredHourSchema } from './vantages/measured-hour.schema';
import { MeasuredHours } from './vantages/measured-hours.service';
import { VantageAttempts } from './vantages/vantage-attempts';
import { VantageAttemptsRepository } from './vantages/vantage-attempts.repository';
import { VantageAttemptsRecord, VantageAttemptsSchema } from './vantages/vantage-attempts.schema';
import { Vantage, VantageSchema } from './vantages/vantage.schema';
import { VantageAdmission } from './vantages/vantage-admission';
import { Vantages } from './vantages/vantages';
import { VantagesRepository } from './vantages/vantages.repository';

@Module({
  imports: [
    MongooseModule.forFeature([
      { name: Vantage.name, schema: VantageSchema },
      { name: VantageAttemptsRecord.name, schema: VantageAttemptsSchema },
      { name: MeasuredHour.name, schema: MeasuredHourSchema },
    ]),
    BrandsModule,
    DomainDataModule,
    KeysModule,
    TransitionsModule,
    ThrottleModule,
  ],
  controllers: [CheckerController],
  providers: [
    CheckerAccessGuard,
    DomainSlices,
    ForgetResults,
    ListUrls,
    MeasuredHours,
    Outbox,
    RecordScans,
    ReportScans,
    ResponseCache,
    ScanWriter,
    SilenceService,
    VantageAdmission,
    VantageAttempts,
    VantageAttemptsRepository,
    Vantages,
    VantagesRepository,
  ],
  exports: [
    CheckerAccessGuard,
    ForgetResults,
    MeasuredHours,
    Outbox,
    ReportScans,
    SilenceService,
    VantageAttempts,
    Vantages,
  ],
})
export class CheckerModule {}
