import type { NawalaStatus } from '@nawala/contracts';

/** What a brand as a whole has to be told as: one blocked domain is enough, and none is well that nobody measured. */
export function worstOf({ ada, tidakAda }: { ada: number; tidakAda: number }): NawalaStatus {
  if (ada > 0) return 'ada';
  return tidakAda > 0 ? 'tidak ada' : 'unknown';
}
