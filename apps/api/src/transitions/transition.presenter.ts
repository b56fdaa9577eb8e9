import type { TransitionDto } from '@nawala/contracts';
import type { TransitionRecord } from './transition.schema';

export const presentTransition = (row: TransitionRecord): TransitionDto => ({
  id: row._id.toHexString(),
  scanId: row.scanId,
  domainId: row.domain.toHexString(),
  domain: row.target,
  brandId: row.brand.toHexString(),
  vantage: row.vantage,
  from: row.from,
  to: row.to,
  nawala: { from: row.nawala.from, to: row.nawala.to },
  at: row.at.toISOString(),
  recordedAt: row.recordedAt.toISOString(),
  method: row.method,
  reason: row.reason,
  confirmed: row.confirmed,
});
