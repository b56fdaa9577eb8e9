import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { BrandsModule } from '../brands/brands.module';
import { CheckerModule } from '../checker/checker.module';
import { DomainDataModule } from '../domains/domain-data.module';
import { DomainsModule } from '../domains/domains.module';
import { JobsModule } from '../jobs/jobs.module';
import { LabelsModule } from '../labels/labels.module';
import { TransitionsModule } from '../transitions/transitions.module';
import { Acknowledgements } from './acknowledgements';
import { ApplyHistory } from './apply-history';
import { Bursts } from './bursts';
import { CatchingUp } from './catching-up.service';
import { Dispatcher } from './dispatch/dispatcher';
import { DispatchWake } from './lease/dispatch-wake';
import { FirstStart } from './dispatch/first-start';
import { IncidentMark, IncidentMarkSchema } from './dispatch/first-start.schema';
import { Reconciliation } from './dispatch/reconciliation';
import { Stability } from './dispatch/stability';
import { DueTotals } from './due-totals';
import { HandOver } from './hand-over';
import { IncidentChanges } from './incident-changes';
import { IncidentExport } from './incident-export';
import { IncidentListeners } from './incident-listeners';
import { IncidentReader } from './incident-reader';
import { IncidentRecord, IncidentSchema } from './incident.schema';
import { IncidentSnapshots } from './incident-snapshots';
import { IncidentsController } from './incidents.controller';
import { IncidentsRepository } from './incidents.repository';
import { Lease } from './lease/lease';
import { LeaseRepository } from './lease/lease.repository';
import { LeaseRecord, LeaseSchema } from './lease/lease.schema';
import { MuteRecord, MuteSchema } from './mutes/mute.schema';
import { MuteJob } from './mutes/mute-job';
import { MutedIncidents } from './mutes/muted-incidents';
import { Mutes } from './mutes/mutes';
import { MutesController } from './mutes/mutes.controller';
import { MutesRepository } from './mutes/mutes.repository';
import { SilenceMark, SilenceMarkSchema } from './silence/silence-mark.schema';
import { SilenceMarksRepository } from './silence/silence-marks.repository';
import { SilenceSweep } from './silence/silence-sweep';
import { VantageWatch } from './vantages/vantage-watch';
import { VantageWatchRepository } from './vantages/vantage-watch.repository';
import { UptimeMark, UptimeMarkSchema, VantageWatchRecord, VantageWatchSchema } from './vantages/vantage-watch.schema';

@Module({
  imports: [
    MongooseModule.forFeature([
      { name: IncidentRecord.name, schema: IncidentSchema },
      { name: IncidentMark.name, schema: IncidentMarkSchema },
      { name: LeaseRecord.name, schema: LeaseSchema },
      { name: MuteRecord.name, schema: MuteSchema },
      { name: SilenceMark.name, schema: SilenceMarkSchema },
      { name: UptimeMark.name, schema: UptimeMarkSchema },
      { name: VantageWatchRecord.name, schema: VantageWatchSchema },
    ]),
    BrandsModule,
    CheckerModule,
    DomainDataModule,
    DomainsModule,
    JobsModule,
    LabelsModule,
    TransitionsModule,
  ],
  controllers: [IncidentsController, MutesController],
  providers: [
    Acknowledgements,
    ApplyHistory,
    Bursts,
    CatchingUp,
    Dispatcher,
    DispatchWake,
    DueTotals,
    FirstStart,
    HandOver,
    IncidentChanges,
    IncidentExport,
    IncidentListeners,
    IncidentReader,
    IncidentSnapshots,
    IncidentsRepository,
    Lease,
    LeaseRepository,
    MutedIncidents,
    MuteJob,
    Mutes,
    MutesRepository,
    Reconciliation,
    SilenceMarksRepository,
    SilenceSweep,
    Stability,
    VantageWatch,
    VantageWatchRepository,
  ],
  exports: [CatchingUp, DueTotals, IncidentChanges, IncidentListeners, IncidentReader, IncidentSnapshots, Lease, Mutes],
})
export class IncidentsModule {}
