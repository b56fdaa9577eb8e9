import { Injectable } from '@nestjs/common';
import type { BrandRef } from '@nawala/contracts';
import { Types } from 'mongoose';
import { BrandsService } from '../../brands/brands.service';
import { Clock } from '../../common/clock';
import { DeletedDomains } from '../deleted/deleted-domains';
import { DomainChanges } from '../domain-changes';
import { freshDomain } from '../domain-fields';
import { editRowOf } from '../edit-row';
import { HistoryArchive } from '../history-archive';
import type { Actor, HistoryRow } from '../history-row';
import { UrlListVersions } from '../url-list-versions';
import { ImportJudge } from './import-judge';
import type { ImportRun, ReadRow } from './import-run';
import { brandGone, type Fate, maybeBack } from './judge-row';
import { NewBrands } from './new-brands';
import { NewDomains } from './new-domains';

/** A row that is to be added. `at`: which of the slice it is. */
type Wanted = Extract<Fate, { result: 'new' }> & { at: number; brand: BrandRef };

/** A domain that was written, unless its name was there; and the row of history that says so, the same when it is repeated. */
interface Inserted {
  at: number;
  isTaken: boolean;
  row: HistoryRow;
}

/** Adds the domains of one slice of an import. */
@Injectable()
export class ImportWriter {
  constructor(
    private readonly judge: ImportJudge,
    private readonly newBrands: NewBrands,
    private readonly newDomains: NewDomains,
    private readonly brands: BrandsService,
    private readonly urlList: UrlListVersions,
    private readonly changes: DomainChanges,
    private readonly deleted: DeletedDomains,
    private readonly archive: HistoryArchive,
    private readonly clock: Clock,
  ) {}

  /**
   * What became of each row, in their order; what is `moved` is left for others to move. Repeating it does no harm: what
   * it made before counts as made. Rejects only when the database does not answer.
   *
   * @param first index of the first row in the whole list
   */
  async write(run: ImportRun, actor: Actor, rows: readonly ReadRow[], first: number): Promise<Fate[]> {
    const judged = await this.judge.judge(run, rows, (at) => first + at);
    const fates = await this.newBrands.make(run.book, actor, judged);
    const wanted = fates.flatMap((fate, at): Wanted[] =>
      fate.result === 'new' && 'id' in fate.brand ? [{ ...fate, brand: fate.brand, at }] : [],
    );
    if (wanted.length === 0) return fates;
    const ids = [...new Set(wanted.map(({ brand }) => brand.id))];
    const domains = await this.brands.addingDomains(ids, async (there) => {
      const [joining, left] = [true, false].map((is) => wanted.filter(({ brand }) => there.includes(brand.id) === is));
      for (const { at, row, brand } of left!) fates[at] = { result: 'invalid', row, why: brandGone(brand.name) };
      const free = await this.freeAmong(joining!, fates);
      return this.insert(run, actor, free, first);
    });
    await this.changes.edited(
      ids.map((id) => new Types.ObjectId(id)),
      wanted.map(({ at }) => run.ids.of(first + at)),
    );
    await this.judgeTaken(
      run,
      rows,
      fates,
      domains.filter(({ isTaken }) => isTaken),
      first,
    );
    const made = domains.filter(({ at }) => fates[at]?.result === 'new');
    await this.archive.keep(made.map(({ row }) => row));
    return fates;
  }

  /** Names that were deleted since they were judged stay with their domains; from now on a deletion waits. */
  private async freeAmong(wanted: readonly Wanted[], fates: Fate[]): Promise<Wanted[]> {
    const pending = await this.deleted.pending(wanted.map(({ row }) => row.domain));
    const held = wanted.filter(({ row }) => pending.has(row.domain));
    for (const { at, row } of held) fates[at] = { result: 'invalid', row, why: maybeBack(row.domain) };
    return wanted.filter((one) => !held.includes(one));
  }

  /** Somebody else was first, or this very slice is written again. */
  private async judgeTaken(
    run: ImportRun,
    rows: readonly ReadRow[],
    fates: Fate[],
    taken: readonly Inserted[],
    first: number,
  ): Promise<void> {
    if (taken.length === 0) return;
    const again = taken.map(({ at }) => rows[at]!);
    const judged = await this.judge.judge(run, again, (n) => first + taken[n]!.at);
    judged.forEach((fate, n) => (fates[taken[n]!.at] = fate));
  }

  /** The checkers' list moves once for all of them. */
  private async insert(run: ImportRun, actor: Actor, wanted: readonly Wanted[], first: number): Promise<Inserted[]> {
    if (wanted.length === 0) return [];
    const now = this.clock.now();
    const by = new Types.ObjectId(actor.id);
    const domains = wanted.map(({ at, row: { domain, note, tags, active }, brand }) => {
      const told = { domain, note, tags, active, brand: new Types.ObjectId(brand.id) };
      return { _id: run.ids.of(first + at), ...freshDomain(told, by) };
    });
    const lists = domains.flatMap(({ active, brand }) => (active ? brand : []));
    const write = () => this.newDomains.insert(domains, now);
    const taken = await (lists.length === 0
      ? write()
      : this.urlList.changing(lists, write, ({ size }) => size < domains.length));
    return domains.map((domain, index) => {
      const { at } = wanted[index]!;
      const row = { ...editRowOf(null, domain, actor, now), _id: run.ids.ofHistory(first + at) };
      return { at, isTaken: taken.has(index), row };
    });
  }
}
