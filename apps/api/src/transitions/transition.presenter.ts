import type { TransitionDetailDto, TransitionDto, TransitionPageDto } from '@nawala/contracts';
import { displayNameOf } from '../common/display-name';
import type { RowPage } from './history-rows';
import type { HistoryRow } from '../domains/history-row';

export const presentTransition = (row: HistoryRow): TransitionDto => ({
  id: row._id.toHexString(),
  kind: row.kind,
  scanId: row.scanId,
  domainId: row.domain.toHexString(),
  domain: row.target,
  displayName: displayNameOf(row.target),
  brandId: row.brand.toHexString(),
  vantage: row.vantage,
  from: row.from,
  to: row.to,
  nawala: { from: row.nawala.from, to: row.nawala.to },
  at: row.at.toISOString(),
  recordedAt: row.recordedAt.toISOString(),
  seq: row.seq,
  method: row.method,
  reason: row.reason,
  reasonCode: row.reasonCode ?? null,
  reasonParams: row.reasonParams ?? null,
  confirmed: row.confirmed,
  hasEvidence: row.evidence !== null,
  ...(row.actor && { actor: row.actor }),
  ...(row.fields && { fields: row.fields }),
});

export const presentTransitions = ({ rows, next }: RowPage): TransitionPageDto => ({
  items: rows.map(presentTransition),
  next,
});

export const presentWithEvidence = (row: HistoryRow): TransitionDetailDto => ({
  ...presentTransition(row),
  evidence: row.evidence === null ? null : (JSON.parse(row.evidence) as Record<string, unknown>),
});
