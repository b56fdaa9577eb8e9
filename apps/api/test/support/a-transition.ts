import { Types } from 'mongoose';
import type { HistoryRow } from '../../src/domains/history-row';

const LONG_AGO = new Date(Date.UTC(2026, 0, 1));

/** A first verdict, `ada`, with what a spec cares about laid over it. */
export const aTransition = (over: Partial<HistoryRow> = {}): HistoryRow => {
  const _id = new Types.ObjectId();
  return {
    _id,
    scanId: `scan_${LONG_AGO.getTime()}_${_id.toHexString()}`,
    domain: new Types.ObjectId(),
    target: 'shop.example.com',
    brand: new Types.ObjectId(),
    vantage: 'default',
    kind: 'verdict',
    from: 'unknown',
    to: 'ada',
    nawala: { from: 'unknown', to: 'ada' },
    at: LONG_AGO,
    recordedAt: LONG_AGO,
    seq: 0,
    method: null,
    reason: null,
    reasonCode: null,
    reasonParams: null,
    confirmed: false,
    evidence: null,
    ...over,
  };
};
