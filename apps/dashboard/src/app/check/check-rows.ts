import type { CheckDto, CheckResultDto, NawalaStatus, ScanStatus } from '@nawala/contracts';

export type Seen = ScanStatus | 'measuring' | 'missing';

/** What one network says of one name. */
export interface CheckCell {
  vantage: string;
  seen: Seen;
  /** Null until it has answered, and where it did not. */
  result: CheckResultDto | null;
}

/** `soFarFree` and `open` while there are answers to come. */
export const OUTCOMES = ['free', 'soFarFree', 'blocked', 'down', 'unclear', 'open'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface CheckRow {
  target: string;
  /** Null of a name that is not watched. */
  domainId: string | null;
  cells: CheckCell[];
  outcome: Outcome;
}

/** What a result would make of a domain. */
export const VERDICTS: Readonly<Record<ScanStatus, NawalaStatus>> = {
  blocked: 'ada',
  accessible: 'tidak ada',
  down: 'unknown',
  inconclusive: 'unknown',
};

const pairKey = (target: string, vantage: string): string => `${target} ${vantage}`;

/** What all networks together say of one name. */
export function outcomeOf(seen: readonly Seen[]): Outcome {
  const all = (wanted: Seen) => seen.length > 0 && seen.every((each) => each === wanted);
  if (seen.includes('blocked')) return 'blocked';
  if (seen.includes('measuring')) {
    const answered = seen.filter((each) => each !== 'measuring');
    return answered.length > 0 && answered.every((each) => each === 'accessible') ? 'soFarFree' : 'open';
  }
  if (all('accessible')) return 'free';
  return all('down') ? 'down' : 'unclear';
}

/** Name by name, in the order in which they were asked for. */
export function rowsOf({ state, targets, asked, results }: CheckDto): CheckRow[] {
  const known = new Map(results.map((result) => [pairKey(result.target, result.vantage), result]));
  const without: Seen = state === 'running' ? 'measuring' : 'missing';
  return targets.map(({ domainId, target }) => {
    const cells = asked.map((vantage): CheckCell => {
      const result = known.get(pairKey(target, vantage)) ?? null;
      return { vantage, seen: result?.status ?? without, result };
    });
    return { target, domainId, cells, outcome: outcomeOf(cells.map(({ seen }) => seen)) };
  });
}

/** What is worth reading first: of whoever says that a name is blocked, else of a single name what came first. */
export function firstResult(rows: readonly CheckRow[]): CheckResultDto | null {
  const results = rows.flatMap(({ cells }) => cells.flatMap(({ result }) => result ?? []));
  return results.find(({ status }) => status === 'blocked') ?? (rows.length === 1 ? (results[0] ?? null) : null);
}
