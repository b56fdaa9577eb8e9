import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { IncidentListeners } from './incident-listeners';
import { Lease } from './lease/lease';
import { LeaseRepository } from './lease/lease.repository';
import { LeaseRecord, LeaseSchema } from './lease/lease.schema';

@Module({
  imports: [MongooseModule.forFeature([{ name: LeaseRecord.name, schema: LeaseSchema }])],
  providers: [IncidentListeners, Lease, LeaseRepository],
  exports: [IncidentListeners, Lease],
})
export class IncidentsModule {}
