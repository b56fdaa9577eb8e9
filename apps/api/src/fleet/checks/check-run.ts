import type { MissingCheckDto } from '@nawala/contracts';
import type { MeasuredTarget } from '../events/target-measured.event';
import { type CheckPair, pairKey } from './check-pairs';

/** What a check still waits for, and who was asked for it: nothing but memory of the instance that began it. */
export class CheckRun {
  private readonly open: Map<string, CheckPair>;
  private readonly tried = new Map<string, Set<string>>();
  /** Pairs that it has asked for itself; the others somebody else did. */
  private readonly own = new Set<string>();

  constructor(pairs: readonly CheckPair[]) {
    this.open = new Map(pairs.map((pair) => [pairKey(pair), pair]));
  }

  get isDone(): boolean {
    return this.open.size === 0;
  }

  /** False where it does not wait for this. */
  take(result: MeasuredTarget): boolean {
    return this.open.delete(pairKey(result));
  }

  owns(pairs: readonly CheckPair[]): void {
    for (const pair of pairs) this.own.add(pairKey(pair));
  }

  asked(pairs: readonly CheckPair[], socket: string): void {
    for (const pair of pairs) {
      const key = pairKey(pair);
      this.tried.set(key, (this.tried.get(key) ?? new Set()).add(socket));
    }
  }

  readonly isTried = (pair: CheckPair, socket: string): boolean => this.tried.get(pairKey(pair))?.has(socket) === true;

  /** What it has to ask somebody for, again or for the first time. */
  toAsk(): CheckPair[] {
    return [...this.open.values()].filter((pair) => this.own.has(pairKey(pair)));
  }

  missing(): MissingCheckDto[] {
    return [...this.open.values()].map(({ target, vantage }) => ({ target, vantage }));
  }
}
