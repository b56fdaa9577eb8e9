import { Injectable } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import type { JobHandler, JobSlice, JobTask, SliceOutcome } from '../../jobs/job-handler';
import { JobRunner } from '../../jobs/job-runner';
import type { RememberedEdit } from '../bulk/edit-plan';
import { DomainsChanged } from '../events/domain-events';
import { ImportJudge } from './import-judge';
import { ImportMover } from './import-mover';
import type { ImportOptions } from './import-options';
import { outcomeOf } from './import-report';
import type { ReadRow } from './import-run';
import { ImportWriter } from './import-writer';

type Task = JobTask<ImportOptions>;
type Slice = JobSlice<ReadRow, RememberedEdit[]>;

/** Adds a list of domains, slice by slice. It cannot be undone: what was there before is as it was. */
@Injectable()
export class ImportJob implements JobHandler<ImportOptions, ReadRow, RememberedEdit[]> {
  readonly kinds = ['import'] as const;

  constructor(
    private readonly judge: ImportJudge,
    private readonly writer: ImportWriter,
    private readonly mover: ImportMover,
    private readonly events: EventEmitter2,
    jobs: JobRunner,
  ) {
    jobs.register(this);
  }

  async run({ id, owner, input }: Task, slice: Slice): Promise<SliceOutcome> {
    // Anew for each slice: brands come and go while a long list goes in.
    const movedBefore = new Map(slice.memory?.map((edit) => [edit.id, edit.before.brand?.toHexString() ?? '']));
    const run = await this.judge.begin(id, input, movedBefore);
    const written = await this.writer.write(run, owner, slice.items, slice.first);
    const fates = input.moveExisting ? await this.mover.move(owner, written, slice) : written;
    if (fates.some(({ result }) => result === 'new' || (input.moveExisting && result === 'moved')))
      this.events.emit(DomainsChanged.event, new DomainsChanged('import'));
    return outcomeOf(fates, input.moveExisting);
  }
}
