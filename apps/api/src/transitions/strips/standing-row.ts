import type { HistoryRow } from '../../domains/history-row';

/** What of a row of a domain's history tells how it stood. */
export type StandingRow = Pick<HistoryRow, 'seq' | 'kind' | 'vantage' | 'from' | 'to' | 'nawala' | 'at' | 'fields'>;

/** And whose it is. */
export type StoredStandingRow = StandingRow & Pick<HistoryRow, '_id' | 'domain' | 'target'>;

export const STANDING_FIELDS = {
  domain: 1,
  target: 1,
  seq: 1,
  kind: 1,
  vantage: 1,
  from: 1,
  to: 1,
  nawala: 1,
  at: 1,
  fields: 1,
} as const satisfies Partial<Record<keyof StoredStandingRow, 1>>;
