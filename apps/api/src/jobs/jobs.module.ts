import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { JobOpenings } from './job-openings';
import { JobProgress } from './job-progress';
import { JobRunner } from './job-runner';
import { JobSliceRecord, JobSliceSchema } from './job-slice.schema';
import { JobSlicesRepository } from './job-slices.repository';
import { JobWatch } from './job-watch';
import { JobRecord, JobSchema } from './job.schema';
import { JobsController } from './jobs.controller';
import { JobsRepository } from './jobs.repository';
import { JobsService } from './jobs.service';

@Module({
  imports: [
    MongooseModule.forFeature([
      { name: JobRecord.name, schema: JobSchema },
      { name: JobSliceRecord.name, schema: JobSliceSchema },
    ]),
  ],
  controllers: [JobsController],
  providers: [JobOpenings, JobProgress, JobRunner, JobSlicesRepository, JobsRepository, JobsService, JobWatch],
  exports: [JobRunner, JobWatch],
})
export class JobsModule {}
