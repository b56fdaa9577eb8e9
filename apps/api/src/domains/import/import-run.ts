import type { BrandRef } from '@nawala/contracts';
import type { BrandBook } from './brand-book';
import type { ImportOptions } from './import-options';
import { isRefused, type NamedRow, type RefusedRow } from './import-row';
import { type Fate, judgeRow, type KnownDomain } from './judge-row';
import type { RunIds } from './run-ids';

/** A row that has been read. */
export type ReadRow = NamedRow | RefusedRow;

/** What the database knows of the names of some rows. */
export interface Found {
  known: ReadonlyMap<string, KnownDomain>;
  /** Names of domains that were deleted, and can still be brought back. */
  pending: ReadonlySet<string>;
}

/** What is known while a list, or a slice of one, goes through. */
export class ImportRun {
  /** The line of the first row with each name. */
  private readonly lines = new Map<string, { index: number; line: number }>();

  constructor(
    readonly book: BrandBook,
    readonly ids: RunIds,
    readonly options: ImportOptions,
    /** Domains (ids) that an earlier attempt moved, and the brands (ids) that they came from. */
    private readonly movedBefore: ReadonlyMap<string, string> = new Map(),
  ) {}

  /** @param index of the row in the whole list, from 0 */
  judge(row: ReadRow, index: number, { known, pending }: Found): Fate {
    const { book, options } = this;
    if (isRefused(row)) return judgeRow(row, { book, ...options, sameAs: undefined, known: undefined });
    const found = known.get(row.domain);
    // Whoever repeats a slice finds what it made before.
    if (found?.id === this.ids.of(index).toHexString()) return { result: 'new', row, brand: this.brandOf(found) };
    const sameAs = this.sameAs(index, row);
    const fate = judgeRow(row, { book, ...options, sameAs, known: found, isPending: pending.has(row.domain) });
    const from = found && this.movedBefore.get(found.id);
    if (found && from !== undefined && fate.result === 'duplicate')
      return { result: 'moved', row, known: found, from: book.of(from), to: this.brandOf(found) };
    // Another slice of this very run made it.
    if (fate.result === 'moved' && found && this.ids.made(found.id))
      return { result: 'duplicate', row, brand: fate.from, why: { code: 'known', message: 'Imported already' } };
    if (fate.result !== 'invalid' && !this.lines.has(row.domain)) this.lines.set(row.domain, { index, line: row.line });
    return fate;
  }

  private sameAs(index: number, { domain }: NamedRow): number | undefined {
    const first = this.lines.get(domain);
    return first && first.index !== index ? first.line : undefined;
  }

  private brandOf({ brand }: KnownDomain): BrandRef {
    return this.book.of(brand) ?? { id: brand, code: '', name: '', color: '' };
  }
}
