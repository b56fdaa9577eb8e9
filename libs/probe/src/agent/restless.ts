import type { ScanStatus } from '@nawala/contracts';

/** For how many further checks a name that has changed counts as restless. */
const REMEMBERED = 3;

interface Watched {
  verdict: ScanStatus | undefined;
  /** Checks left until it counts as quiet again. */
  left: number;
}

const isVerdict = (status: ScanStatus): boolean => status === 'blocked' || status === 'accessible';

/**
 * Names that deserve a look before their turn: those that changed lately, and those of which nothing could be learnt
 * although something was known.
 */
export class Restless {
  private readonly watched = new Map<string, Watched>();

  note(id: string, status: ScanStatus): void {
    const { verdict, left } = this.watched.get(id) ?? { verdict: undefined, left: 0 };
    const isSuspicious = verdict !== undefined && status !== verdict;
    const next = isVerdict(status) ? status : verdict;
    this.watched.set(id, { verdict: next, left: isSuspicious ? REMEMBERED : Math.max(0, left - 1) });
  }

  has(id: string): boolean {
    return (this.watched.get(id)?.left ?? 0) > 0;
  }
}
