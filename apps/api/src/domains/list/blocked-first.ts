import { rankOf } from '../nawala-rank';
import type { DomainTable } from './domain-table';

const ADA = rankOf('ada');

/** What is blocked, then the rest; each in the order in which it came. */
export function withBlockedFirst(slots: Uint32Array, { columns: { rank } }: DomainTable): Uint32Array {
  const sorted = new Uint32Array(slots.length);
  let next = 0;
  for (const slot of slots) if (rank[slot] === ADA) sorted[next++] = slot;
  for (const slot of slots) if (rank[slot] !== ADA) sorted[next++] = slot;
  return sorted;
}
