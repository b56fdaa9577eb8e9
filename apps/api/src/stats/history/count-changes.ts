import type { CountedRow } from '../../transitions/hours/counted-row';
import { type CountedAs, countedAs } from './counts';

/** One domain more, or one less, of a brand (id). */
export interface CountChange {
  brand: string;
  counted: CountedAs;
  by: 1 | -1;
}

/** A domain that became blocked, or free. */
export interface Flips {
  blocked: 0 | 1;
  unblocked: 0 | 1;
}

interface Place {
  brand: string;
  counted: CountedAs;
}

/** Where a domain was counted before a row, and after it; null: it was not there. */
function placesOf({ kind, brand: id, nawala, fields = {}, wasActive }: CountedRow): [Place | null, Place | null] {
  const brand = id.toHexString();
  if (kind !== 'edit') {
    return [
      { brand, counted: countedAs(nawala.from, true) },
      { brand, counted: countedAs(nawala.to, true) },
    ];
  }
  const { exists, active, brand: moved } = fields;
  // Rows from before it was kept are of domains that were watched, unless they say otherwise.
  const before = wasActive ?? active?.from ?? true;
  const after = active?.to ?? before;
  return [
    exists?.from === false ? null : { brand, counted: countedAs(nawala.from, before) },
    exists?.to === false ? null : { brand: moved?.to ?? brand, counted: countedAs(nawala.to, after) },
  ];
}

/** How a row changes counts; nothing where the domain is counted as before. */
export function countChanges(row: CountedRow): CountChange[] {
  const [before, after] = placesOf(row);
  if (before && after && before.brand === after.brand && before.counted === after.counted) return [];
  return [before ? { ...before, by: -1 as const } : [], after ? { ...after, by: 1 as const } : []].flat();
}

/**
 * Whether a checker's report turned the verdict around. What was blocked before everybody fell silent, and is seen blocked
 * again, was not blocked anew; and that nobody looks any more is no news of the domain.
 */
export function flipsOf({ kind, nawala, was }: CountedRow): Flips {
  const before = was ?? nawala.from;
  if (kind !== 'verdict') return { blocked: 0, unblocked: 0 };
  return {
    blocked: nawala.to === 'ada' && before !== 'ada' ? 1 : 0,
    unblocked: nawala.to === 'tidak ada' && before === 'ada' ? 1 : 0,
  };
}
