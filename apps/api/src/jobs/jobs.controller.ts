import { Controller, Delete, Get, Header, HttpCode, Param, Post, StreamableFile } from '@nestjs/common';
import type { JobDto } from '@nawala/contracts';
import { Describe } from '../common/describe.decorator';
import { ParseObjectId } from '../common/parse-object-id.pipe';
import { Roles } from '../common/roles.decorator';
import { JobsService } from './jobs.service';

@Roles(['admin'])
@Controller('jobs')
export class JobsController {
  constructor(private readonly jobs: JobsService) {}

  @Describe({ summary: 'How far a job is, and what became of it; kept for a day', errors: ['JOB_NOT_FOUND'] })
  @Get(':id')
  get(@Param('id', ParseObjectId) id: string): Promise<JobDto> {
    return this.jobs.get(id);
  }

  @Describe({ summary: 'Stop a job; what it has done stays', errors: ['JOB_NOT_FOUND'] })
  @HttpCode(204)
  @Delete(':id')
  cancel(@Param('id', ParseObjectId) id: string): Promise<void> {
    return this.jobs.cancel(id);
  }

  @Describe<string>({
    summary: 'The rows that were left as they were, and why, as a spreadsheet',
    errors: ['JOB_NOT_FOUND'],
  })
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Get(':id/failures.csv')
  async failures(@Param('id', ParseObjectId) id: string): Promise<StreamableFile> {
    const { name, csv } = await this.jobs.failures(id);
    return new StreamableFile(csv, { disposition: `attachment; filename="${name}"` });
  }

  @Describe({
    summary: 'Take back what a job has done, within ten seconds of its end',
    errors: ['JOB_NOT_FOUND', 'JOB_RUNNING', 'UNDO_OVER'],
  })
  @HttpCode(200)
  @Post(':id/undo')
  undo(@Param('id', ParseObjectId) id: string): Promise<JobDto> {
    return this.jobs.undo(id);
  }
}
