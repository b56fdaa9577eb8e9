import type { UrlDto } from '@nawala/contracts/checker';
import type { CheckResult } from '../probe';
import { parseTarget } from '../target';
import type { Measuring, Settle } from './measuring';
import { pause } from './pause';
import type { Report } from './progress';
import type { Vantage } from './vantage';

/** One row, and the vantages in which it is still to be checked. */
export interface Row {
  url: UrlDto;
  vantages: readonly Vantage[];
}

export interface RoundOptions {
  measuring: Pick<Measuring, 'check'>;
  concurrency: number;
  /** Checks do not start in step. Milliseconds. */
  jitterMs: number;
  /** Starts no further check. */
  stop: AbortSignal;
  /** Ends the running ones. */
  abandon: AbortSignal;
  /** Resolves when there is room for more results. */
  room: () => Promise<void>;
  report: Report;
  onResult: (url: UrlDto, vantage: Vantage, result: CheckResult) => void;
  random?: () => number;
}

/** The same in random order, so that names of one site are not asked for in a row. */
export function shuffle<T>(items: readonly T[], random: () => number): T[] {
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [shuffled[last], shuffled[other]] = [shuffled[other] as T, shuffled[last] as T];
  }
  return shuffled;
}

/** Checks every row once, `concurrency` at a time. */
export async function runRound(rows: readonly Row[], options: RoundOptions): Promise<void> {
  const { measuring, jitterMs, stop, abandon, room, report, onResult, random = Math.random } = options;
  const started = performance.now();
  const total = rows.reduce((sum, { vantages }) => sum + vantages.length, 0);
  const waiting = shuffle(rows, random).values();
  let done = 0;

  const deliver = (url: UrlDto, vantage: Vantage, result: CheckResult): void => {
    onResult(url, vantage, result);
    const perSecond = ++done / Math.max(0.001, (performance.now() - started) / 1000);
    const etaMs = ((total - done) / perSecond) * 1000;
    report({ kind: 'checked', url, vantage: vantage.name, result, done, total, perSecond, etaMs });
  };
  const skip = (url: UrlDto, vantage: Vantage, problem: string): void =>
    report({ kind: 'skipped', url, vantage: vantage.name, problem, done: ++done, total });

  const checkOne = async ({ url, vantages }: Row): Promise<void> => {
    const parsed = parseTarget(url.Domain);
    if (!parsed.ok) return vantages.forEach((vantage) => skip(url, vantage, parsed.problem));
    const settle: Settle = (vantage, outcome) => {
      if (!(outcome instanceof Error)) deliver(url, vantage, outcome);
      else if (!abandon.aborted) skip(url, vantage, outcome.message);
    };
    await measuring.check(url, parsed.target, vantages, settle, abandon);
  };

  const work = async (): Promise<void> => {
    for (const row of waiting) {
      await pause(random() * jitterMs, stop);
      await room();
      if (stop.aborted) return;
      await checkOne(row);
    }
  };

  await Promise.all(Array.from({ length: Math.min(options.concurrency, rows.length) }, work));
}
