import type { ScanStatus } from '@nawala/contracts';
import type { VantageTally } from './progress';

const nothingYet = (vantage: string | undefined): VantageTally => ({
  ...(vantage !== undefined && { vantage }),
  checked: 0,
  blocked: 0,
  accessible: 0,
  down: 0,
  inconclusive: 0,
  problem: null,
});

/** What a round has found so far, per vantage. */
export class Tally {
  private readonly byVantage = new Map<string | undefined, VantageTally>();

  constructor(vantages: readonly (string | undefined)[]) {
    for (const vantage of vantages) this.byVantage.set(vantage, nothingYet(vantage));
  }

  note(vantage: string | undefined, status: ScanStatus): void {
    const tally = this.of(vantage);
    tally.checked++;
    tally[status]++;
  }

  /** Nothing was measured for these names. */
  noteProblem(vantage: string | undefined, problem: string, names: number): void {
    Object.assign(this.of(vantage), { problem, inconclusive: names });
  }

  all(): VantageTally[] {
    return [...this.byVantage.values()];
  }

  private of(vantage: string | undefined): VantageTally {
    const tally = this.byVantage.get(vantage) ?? nothingYet(vantage);
    this.byVantage.set(vantage, tally);
    return tally;
  }
}
