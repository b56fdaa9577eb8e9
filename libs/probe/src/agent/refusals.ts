import { printable } from '../printable';
import type { Report } from './progress';

/** A key that is put right makes a 401 good; the others ask for patience. */
const WORTH_ANOTHER_TRY = new Set([401, 408, 425, 429]);

/** Whether the API understood and will not have it, now or later; 413 is for whoever can send less at once. Pure. */
export const isForGood = (status: number | null): boolean =>
  status !== null && status >= 400 && status < 500 && !WORTH_ANOTHER_TRY.has(status);

/** A server that says something else about every result would fill the screen. */
const TOLD_PER_ROUND = 20;

export interface Refusal {
  /** The domain's id; null when the API does not say which. */
  id: string | null;
  error: string;
}

/** Results that the API took none of: all are counted, and each reason is told once a round, with an example. */
export class Refusals {
  private count = 0;
  private readonly told = new Set<string>();

  constructor(
    private readonly report: Report,
    private readonly nameOf: (id: string) => string,
  ) {}

  /** Since the agent started. */
  get total(): number {
    return this.count;
  }

  startRound(): void {
    this.told.clear();
  }

  add(refusals: readonly Refusal[]): void {
    this.count += refusals.length;
    const reasons = new Map<string, Refusal[]>();
    for (const refusal of refusals) {
      const problem = printable(refusal.error);
      reasons.set(problem, [...(reasons.get(problem) ?? []), refusal]);
    }
    for (const [problem, same] of reasons) {
      if (this.told.has(problem) || this.told.size >= TOLD_PER_ROUND) continue;
      this.told.add(problem);
      const id = same.find((refusal) => refusal.id !== null)?.id ?? null;
      const example = id === null ? null : printable(this.nameOf(id));
      this.report({ kind: 'refused', problem, example, count: same.length, total: this.count });
    }
  }
}
