import {
  type BrandRef,
  type ImportReportDto,
  type ImportRowDto,
  type JobDto,
  type JobFailureDto,
  LIMITS,
} from '@nawala/contracts';
import { displayNameOf } from '../../common/display-name';
import { slicesInTurns } from '../../common/slices-in-turns';
import type { SliceOutcome } from '../../jobs/job-handler';
import type { WantedBrand } from './brand-book';
import { isRefused } from './import-row';
import type { Fate } from './judge-row';
import { endingOf, suggestionFor } from './suggest';

/** What needs a decision first. */
const ORDER: readonly Fate['result'][] = ['invalid', 'moved', 'duplicate', 'new'];
/** So many of each kind are shown however many there are of the others. */
const SHOWN_OF_EACH = 100;
/** Rows that are counted, and rows that something is suggested for, before others have their turn. */
export const COUNTED_AT_ONCE = 2000;
export const DECIDED_AT_ONCE = 50;

export function reportOf(fates: readonly Fate[], moves: boolean): ImportReportDto {
  const count = (result: Fate['result']) => fates.filter((fate) => fate.result === result).length;
  const moved = count('moved');
  return {
    created: count('new'),
    duplicates: count('duplicate'),
    moved,
    left: moves ? 0 : moved,
    invalid: fates.flatMap((fate) => {
      if (fate.result !== 'invalid') return [];
      const { row, why } = fate;
      return { line: row.line, value: row.input, ...why };
    }),
    brands: [...new Set(fates.flatMap((fate) => wantedBy(fate)?.name ?? []))],
  };
}

/** The same of many rows: others have their turn. */
export async function reportOfMany(fates: readonly Fate[], moves: boolean): Promise<ImportReportDto> {
  const report: ImportReportDto = { created: 0, duplicates: 0, moved: 0, left: 0, invalid: [], brands: [] };
  const brands = new Set<string>();
  for await (const some of slicesInTurns(fates, COUNTED_AT_ONCE)) {
    const { created, duplicates, moved, left, invalid, brands: wanted } = reportOf(some, moves);
    report.created += created;
    report.duplicates += duplicates;
    report.moved += moved;
    report.left += left;
    report.invalid.push(...invalid);
    for (const brand of wanted) brands.add(brand);
  }
  return { ...report, brands: [...brands] };
}

/** Of one slice, for the job that it belongs to. */
export function outcomeOf(fates: readonly Fate[], moves: boolean): SliceOutcome {
  const { created, duplicates, moved, left, invalid } = reportOf(fates, moves);
  return {
    counts: { created, duplicates, moved, left },
    failed: invalid.map(({ line, value, code, message, params }) => ({
      line,
      domain: value,
      displayName: displayNameOf(value),
      error: message,
      code,
      ...(params && { params }),
    })),
  };
}

/** @param brands names of those that were made */
export function reportOfJob({ result }: JobDto, failed: readonly JobFailureDto[], brands: string[]): ImportReportDto {
  const { created = 0, duplicates = 0, moved = 0, left = 0 } = result;
  const invalid = failed.map(({ line = 0, domain, error, code, params }) => ({
    line,
    value: domain,
    message: error,
    code,
    ...(params && { params }),
  }));
  return { created, duplicates, moved, left, invalid, brands };
}

/** The rows that a person looks at before anything is written. To find what was meant takes long: others have their turn. */
export async function rowsToDecide(fates: readonly Fate[]): Promise<ImportRowDto[]> {
  const usual = await usualEndings(fates);
  const rows: ImportRowDto[] = [];
  for await (const some of slicesInTurns(chosen(fates), DECIDED_AT_ONCE)) {
    rows.push(...some.map((fate) => rowOf(fate, usual)));
  }
  return rows;
}

const isMade = (brand: BrandRef | WantedBrand): brand is BrandRef => 'id' in brand;

function brandOf(fate: Fate): BrandRef | WantedBrand | undefined {
  if (fate.result === 'invalid') return undefined;
  return fate.result === 'moved' ? fate.to : fate.brand;
}

/** A brand that does not exist yet. */
function wantedBy(fate: Fate): WantedBrand | undefined {
  const brand = fate.result === 'duplicate' ? undefined : brandOf(fate);
  return brand && !isMade(brand) ? brand : undefined;
}

function chosen(fates: readonly Fate[]): Fate[] {
  const kinds = ORDER.map((result) => fates.filter((fate) => fate.result === result));
  let room = LIMITS.importShown - kinds.reduce((sum, { length }) => sum + Math.min(length, SHOWN_OF_EACH), 0);
  return kinds.flatMap((kind) => {
    const more = Math.min(room, Math.max(0, kind.length - SHOWN_OF_EACH));
    room -= more;
    return kind.slice(0, SHOWN_OF_EACH + more);
  });
}

function rowOf(fate: Fate, usual: readonly string[]): ImportRowDto {
  const { result, row } = fate;
  const brand = brandOf(fate);
  const why = fate.result === 'moved' ? moveOf(fate) : 'why' in fate ? fate.why : undefined;
  const named = isRefused(row) ? undefined : row;
  return {
    line: row.line,
    input: row.input,
    result,
    domain: named?.domain ?? null,
    displayName: named?.displayName ?? null,
    brand: (brand && (isMade(brand) ? brand.code : brand.name)) ?? (named?.brand || null),
    from: fate.result === 'moved' ? (fate.from?.code ?? null) : null,
    code: why?.code ?? null,
    message: why?.message ?? null,
    ...(why?.params && { params: why.params }),
    suggestion: isRefused(row) ? suggestionFor(row.input, usual, row.wants === 'suffix') : null,
  };
}

const moveOf = ({ from, to }: Extract<Fate, { result: 'moved' }>) => {
  const names = { from: from?.name ?? '', to: to.name };
  return { code: 'moves', message: `In ${names.from} now: would move to ${names.to}`, params: names };
};

async function usualEndings(fates: readonly Fate[]): Promise<string[]> {
  const counts = new Map<string, number>();
  for await (const some of slicesInTurns(fates, COUNTED_AT_ONCE)) {
    for (const { row } of some) {
      if (isRefused(row)) continue;
      const ending = endingOf(row.domain);
      counts.set(ending, (counts.get(ending) ?? 0) + 1);
    }
  }
  return [...counts].sort(([, one], [, other]) => other - one).map(([ending]) => ending);
}
