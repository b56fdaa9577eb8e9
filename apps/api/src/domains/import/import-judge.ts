import { Injectable } from '@nestjs/common';
import { BrandsService } from '../../brands/brands.service';
import { slicesInTurns } from '../../common/slices-in-turns';
import { DeletedDomains } from '../deleted/deleted-domains';
import { BrandBook } from './brand-book';
import type { ImportOptions } from './import-options';
import { isRefused } from './import-row';
import { ImportRun, type ReadRow } from './import-run';
import type { Fate } from './judge-row';
import { NewDomains } from './new-domains';
import { RunIds } from './run-ids';

/** Rows that are judged before others have their turn. */
const SLICE = 200;

/** What would become of each row. Writes nothing. */
@Injectable()
export class ImportJudge {
  constructor(
    private readonly brands: BrandsService,
    private readonly domains: NewDomains,
    private readonly deleted: DeletedDomains,
  ) {}

  /** @param name what the run is known by: see RunIds */
  async begin(name: string, options: ImportOptions, movedBefore?: ReadonlyMap<string, string>): Promise<ImportRun> {
    const book = new BrandBook((await this.brands.refs()).values());
    return new ImportRun(book, new RunIds(name), options, movedBefore);
  }

  async judgeAll(rows: readonly ReadRow[], options: ImportOptions): Promise<Fate[]> {
    const run = await this.begin('', options);
    const fates: Fate[] = [];
    for await (const slice of slicesInTurns(rows, SLICE)) {
      const first = fates.length;
      fates.push(...(await this.judge(run, slice, (at) => first + at)));
    }
    return fates;
  }

  /** @param indexOf of a row among these, which it is in the whole list */
  async judge(run: ImportRun, rows: readonly ReadRow[], indexOf: (at: number) => number): Promise<Fate[]> {
    const names = [...new Set(rows.flatMap((row) => (isRefused(row) ? [] : row.domain)))];
    const [known, pending] = await Promise.all([this.domains.known(names), this.deleted.pending(names)]);
    return rows.map((row, at) => run.judge(row, indexOf(at), { known, pending }));
  }
}
