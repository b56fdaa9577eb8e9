import type { UrlDto } from '@nawala/contracts/checker';
import type { CheckResult } from '../probe';
import { parseTarget, type Target } from '../target';
import { pause } from './pause';
import type { Report } from './progress';

export interface RoundOptions {
  /** Measures one row. Rejects when called off. */
  check: (url: UrlDto, target: Target, signal: AbortSignal) => Promise<CheckResult>;
  concurrency: number;
  /** Checks do not start in step. Milliseconds. */
  jitterMs: number;
  /** Starts no further check. */
  stop: AbortSignal;
  /** Ends the running ones. */
  abandon: AbortSignal;
  report: Report;
  onResult: (url: UrlDto, result: CheckResult) => void;
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

/** Checks every domain once, `concurrency` at a time. */
export async function runRound(urls: readonly UrlDto[], options: RoundOptions): Promise<void> {
  const { check, jitterMs, stop, abandon, report, onResult, random = Math.random } = options;
  const started = performance.now();
  const total = urls.length;
  const waiting = shuffle(urls, random).values();
  let done = 0;

  const deliver = (url: UrlDto, result: CheckResult): void => {
    onResult(url, result);
    const perSecond = ++done / Math.max(0.001, (performance.now() - started) / 1000);
    report({ kind: 'checked', url, result, done, total, perSecond, etaMs: ((total - done) / perSecond) * 1000 });
  };

  const checkOne = async (url: UrlDto): Promise<void> => {
    const skip = (problem: string) => report({ kind: 'skipped', url, problem, done: ++done, total });
    const parsed = parseTarget(url.Domain);
    if (!parsed.ok) return skip(parsed.problem);
    try {
      deliver(url, await check(url, parsed.target, abandon));
    } catch (error) {
      if (!abandon.aborted) skip(error instanceof Error ? error.message : String(error));
    }
  };

  const work = async (): Promise<void> => {
    for (const url of waiting) {
      await pause(random() * jitterMs, stop);
      if (stop.aborted) return;
      await checkOne(url);
    }
  };

  report({ kind: 'round-started', total });
  await Promise.all(Array.from({ length: Math.min(options.concurrency, total) }, work));
  if (!stop.aborted) report({ kind: 'round-finished', total, durationMs: Math.round(performance.now() - started) });
}
