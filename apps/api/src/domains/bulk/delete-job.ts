import { Injectable } from '@nestjs/common';
import type { JobFailureDto } from '@nawala/contracts';
import { Types } from 'mongoose';
import { UnknownBrand } from '../../brands/brands.errors';
import { BrandsService } from '../../brands/brands.service';
import { Clock } from '../../common/clock';
import type { JobHandler, JobSlice, JobTask, SliceOutcome } from '../../jobs/job-handler';
import { JobRunner } from '../../jobs/job-runner';
import type { DeletedDomain } from '../deleted/deleted-domain.schema';
import { DeletedDomains } from '../deleted/deleted-domains';
import { DomainChanges } from '../domain-changes';
import type { Domain } from '../domain.schema';
import { EditHistory } from '../edit-history';
import { editRowOf } from '../edit-row';
import { HistoryArchive } from '../history-archive';
import { AnnounceMany } from './announce-many';
import { ChangingLists } from './changing-lists';
import { ManyDomains } from './many-domains';
import { failureOf } from './row-failures';

type Task = JobTask<object>;
type Slice = JobSlice<string, true>;

/** How often a deletion tries again when reports keep coming in between. */
const MAX_ATTEMPTS = 20;

const idOf = ({ _id }: Pick<Domain, '_id'>): string => _id.toHexString();

/**
 * Deletes domains in two steps: out of every list at once, and for good when nobody can take it back any more. Only then
 * history says that they are gone, and their incidents end (docs/adr/0016).
 */
@Injectable()
export class DeleteJob implements JobHandler<object, string, true> {
  readonly kinds = ['delete'] as const;

  constructor(
    private readonly domains: ManyDomains,
    private readonly deleted: DeletedDomains,
    private readonly brands: BrandsService,
    private readonly history: EditHistory,
    private readonly archive: HistoryArchive,
    private readonly lists: ChangingLists,
    private readonly changes: DomainChanges,
    private readonly announce: AnnounceMany,
    private readonly clock: Clock,
    jobs: JobRunner,
  ) {
    jobs.register(this);
  }

  async run(task: Task, { items, remember }: Slice): Promise<SliceOutcome> {
    await remember(true);
    const failed: JobFailureDto[] = [];
    let open = await this.domains.load(items);
    const found = new Set(open.map(idOf));
    for (let attempts = 0; open.length > 0; attempts++) {
      if (attempts === MAX_ATTEMPTS) {
        failed.push(...(await this.giveUp(task, open)));
        break;
      }
      await this.history.makeRoomIn(open);
      const held = await this.deleted.put(open.map((domain) => this.stoneOf(domain, task)));
      // Whoever looked for one of these names before it was held has written by then, and been refused.
      await this.brands.othersHaveJoined();
      failed.push(
        ...open
          .filter((domain) => held.has(idOf(domain)))
          .map((domain) => failureOf('UNDO_PENDING', idOf(domain), domain.domain)),
      );
      const gone = await this.remove(open.filter((domain) => !held.has(idOf(domain))));
      const left = open.filter((domain) => !held.has(idOf(domain)) && !gone.has(domain)).map(idOf);
      open = left.length > 0 ? await this.domains.load(left) : [];
    }
    const changed = new Set((await this.deleted.of(task.id, items)).map(idOf));
    const missing = items.filter((id) => !found.has(id) && !changed.has(id));
    failed.push(...missing.map((id) => failureOf('DOMAIN_NOT_FOUND', id)));
    return { counts: { matched: items.length - missing.length, changed: changed.size }, failed };
  }

  async undo(task: Task, { items }: Slice): Promise<SliceOutcome> {
    const stones = await this.deleted.of(task.id, items);
    const failed: JobFailureDto[] = [];
    for (const brand of new Set(stones.map(({ document }) => document.brand.toHexString()))) {
      const some = stones.filter(({ document }) => document.brand.toHexString() === brand);
      failed.push(...(await this.restore(task, brand, some)));
    }
    return { counts: { restored: stones.length - failed.length }, failed };
  }

  async settle(task: Task, { items }: Slice): Promise<void> {
    const stones = await this.deleted.of(task.id, items);
    // Of a job that broke off in the middle, some may never have been removed.
    const there = new Set((await this.domains.load(stones.map(idOf))).map(idOf));
    const now = this.clock.now();
    const rows = stones.filter((stone) => !there.has(idOf(stone))).map(({ row }) => row);
    // Recorded now: whoever asks for what is new since a moment ago must not miss it.
    await this.archive.keep(
      rows.map((row) => ({ ...row, ...(row.recordedAt < now && { recordedAt: now, due: now }) })),
    );
    await this.deleted.remove(
      task.id,
      stones.map(({ _id }) => _id),
    );
  }

  private stoneOf(domain: Domain, { id, owner }: Task): DeletedDomain {
    const { pendingTransitions: _moved, outbox: _outbox, ...document } = domain;
    const row = editRowOf(domain, null, owner, this.clock.now())!;
    return { _id: domain._id, domain: domain.domain, job: new Types.ObjectId(id), document, row };
  }

  private async remove(domains: readonly Domain[]): Promise<Set<Domain>> {
    if (domains.length === 0) return new Set();
    const changes = domains.map((before) => ({ before, after: null }));
    const gone = await this.lists.while(changes, () => this.domains.remove(domains));
    await this.changes.edited(
      gone.map(({ brand }) => brand),
      gone.map(({ _id }) => _id),
    );
    this.announce.deleted(gone);
    return new Set(gone);
  }

  private async giveUp({ id }: Task, domains: readonly Domain[]): Promise<JobFailureDto[]> {
    await this.deleted.remove(
      id,
      domains.map(({ _id }) => _id),
    );
    return domains.map((domain) => failureOf('DOMAIN_BUSY', idOf(domain), domain.domain));
  }

  private async restore({ id }: Task, brand: string, stones: readonly DeletedDomain[]): Promise<JobFailureDto[]> {
    const documents = stones.map(({ document }) => ({ ...document, version: document.version + 1 }));
    const fail = (code: 'BRAND_NOT_FOUND' | 'DOMAIN_TAKEN', domains: readonly Domain[]) =>
      domains.map((domain) => failureOf(code, idOf(domain), domain.domain));
    try {
      const back = await this.brands.addingDomain(brand, () => this.insert(documents));
      await this.deleted.remove(
        id,
        back.map(({ _id }) => _id),
      );
      return fail(
        'DOMAIN_TAKEN',
        documents.filter((domain) => !back.includes(domain)),
      );
    } catch (error) {
      if (!(error instanceof UnknownBrand)) throw error;
      return fail('BRAND_NOT_FOUND', documents);
    }
  }

  private async insert(documents: readonly Domain[]): Promise<Domain[]> {
    const changes = documents.map((after) => ({ before: null, after }));
    const back = await this.lists.while(changes, () => this.domains.restore(documents));
    await this.changes.edited(
      back.map(({ brand }) => brand),
      back.map(({ _id }) => _id),
    );
    await this.announce.restored(back);
    return back;
  }
}
