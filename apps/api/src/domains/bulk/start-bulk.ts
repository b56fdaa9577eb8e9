import { Injectable } from '@nestjs/common';
import { type BulkResultDto, type JobLinkDto, LIMITS } from '@nawala/contracts';
import type { BulkDomainsDto } from '@nawala/contracts/bulk';
import { UnknownBrand } from '../../brands/brands.errors';
import { BrandsService } from '../../brands/brands.service';
import { InvalidInput } from '../../common/app-error';
import { Clock } from '../../common/clock';
import type { RequestUser } from '../../common/current-user.decorator';
import { type Finished, JobRunner, type NewJob } from '../../jobs/job-runner';
import { DomainReader } from '../domain-reader';
import { DomainBusy, DomainNotFound } from '../domains.errors';

export interface StartedBulk {
  /** What became of it, or where that can be asked for. */
  answer: BulkResultDto | JobLinkDto;
  /** Whether it goes on. */
  later: boolean;
  /** Where it can be taken back. */
  undo?: string;
}

const addressOf = (id: string): string => `/api/jobs/${id}`;
const undoOf = ({ job: { id, undoUntil } }: Finished): { undo?: string } =>
  undoUntil === null ? {} : { undo: addressOf(id) };

function inputOf({ action, brandId, tags, until = null, reason = '' }: BulkDomainsDto): object {
  switch (action) {
    case 'setBrand':
      return { brandId };
    case 'addTags':
    case 'removeTags':
      return { tags };
    case 'mute':
      return { until, reason };
    default:
      return {};
  }
}

/** Which domains those are is decided here, once; what is done to them is done by jobs. */
@Injectable()
export class StartBulk {
  constructor(
    private readonly reader: DomainReader,
    private readonly brands: BrandsService,
    private readonly jobs: JobRunner,
    private readonly clock: Clock,
  ) {}

  /** @throws UnknownBrand, InvalidInput: nothing has begun */
  async execute(owner: RequestUser, body: BulkDomainsDto): Promise<StartedBulk> {
    await this.refuseImpossible(body);
    const items = body.ids
      ? [...new Set(body.ids.map((id) => id.toLowerCase()))]
      : await this.reader.ids(body.filter ?? {});
    if (items.length === 0) return { answer: { matched: 0, changed: 0, failed: [] }, later: false };
    const job = { kind: body.action, owner, input: inputOf(body), items };
    if (items.length > LIMITS.rowsAtOnce) return { answer: await this.jobs.start(job), later: true };
    const finished = await this.finish(job);
    const { state, id, result } = finished.job;
    if (state === 'running') return { answer: { id, url: addressOf(id) }, later: true };
    const { matched = 0, changed = 0 } = result;
    return {
      answer: { matched, changed, failed: finished.failed },
      later: false,
      ...(changed > 0 && undoOf(finished)),
    };
  }

  /** Gives where it can be taken back. @throws DomainNotFound, DomainBusy */
  async remove(owner: RequestUser, id: string): Promise<string | undefined> {
    const { _id } = await this.reader.find(id);
    const finished = await this.finish({ kind: 'delete', owner, input: {}, items: [_id.toHexString()] });
    const [failure] = finished.failed;
    if (failure) throw failure.code === 'DOMAIN_NOT_FOUND' ? new DomainNotFound() : new DomainBusy();
    return undoOf(finished).undo;
  }

  /** Why one fails is in the log; whoever waits for it must not hear that it is done. */
  private async finish(job: NewJob): Promise<Finished> {
    const finished = await this.jobs.finish(job);
    if (finished.job.state === 'failed') throw new Error(`Job ${finished.job.id} has failed`);
    return finished;
  }

  private async refuseImpossible({ action, brandId = '', until }: BulkDomainsDto): Promise<void> {
    if (action === 'setBrand' && !(await this.brands.exists(brandId))) throw new UnknownBrand();
    if (action === 'mute' && until && new Date(until) <= this.clock.now())
      throw new InvalidInput([{ path: 'until', message: 'until must be later than now', code: 'later' }]);
  }
}
