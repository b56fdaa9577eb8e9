import type { TransitionKind } from '@nawala/contracts';
import type { HistoryRow } from '../../domains/history-row';

/** Kinds of rows that change how many domains there are of which verdict: what one network sees does not. */
export const COUNTED_KINDS = ['verdict', 'edit'] as const satisfies readonly TransitionKind[];

/** What of a row says how it changes counts. */
export type CountedRow = Pick<HistoryRow, '_id' | 'brand' | 'kind' | 'nawala' | 'was' | 'at' | 'fields' | 'wasActive'>;

export const COUNTED_FIELDS = {
  brand: 1,
  kind: 1,
  nawala: 1,
  was: 1,
  at: 1,
  fields: 1,
  wasActive: 1,
} as const satisfies Partial<Record<keyof CountedRow, 1>>;
