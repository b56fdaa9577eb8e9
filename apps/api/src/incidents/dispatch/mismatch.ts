import { Types } from 'mongoose';
import { type HistoryRow, seqOf } from '../../domains/history-row';
import type { DomainStanding } from '../../domains/domain-standings';
import type { Incident } from '../incident-state';

/** The last row that a version of a domain could have made. */
const LAST_INDEX = 65_535;

const aRow = (over: Pick<HistoryRow, 'domain' | 'target' | 'brand' | 'at' | 'recordedAt' | 'seq'>): HistoryRow => ({
  _id: new Types.ObjectId(),
  scanId: null,
  vantage: '',
  kind: 'verdict',
  from: 'unknown',
  to: 'unknown',
  nawala: { from: 'unknown', to: 'unknown' },
  method: null,
  reason: null,
  reasonCode: null,
  reasonParams: null,
  confirmed: false,
  evidence: null,
  ...over,
});

/**
 * The row of history that is missing where a domain and its incident contradict each other; null where they agree. It is
 * written nowhere: it says to `applyRow` what has to be done.
 *
 * @param incident the open one of the domain; null: none is open
 * @param domain undefined: it is gone
 */
export function missingRow(
  incident: Incident | null,
  domain: DomainStanding | undefined,
  now: Date,
): HistoryRow | null {
  if (!domain) {
    if (!incident) return null;
    const { domain: id, target, brand, appliedSeq } = incident;
    const row = aRow({ domain: id, target, brand, at: now, recordedAt: now, seq: appliedSeq + 1 });
    return { ...row, kind: 'edit', fields: { exists: { from: true, to: false } } };
  }
  const { _id, domain: target, brand, nawala, active, version } = domain;
  const seq = Math.max(seqOf(version, LAST_INDEX), (incident?.appliedSeq ?? 0) + 1);
  const row = aRow({ domain: _id, target, brand, at: now, recordedAt: now, seq });
  if (!incident) {
    if (!active || nawala.status !== 'ada') return null;
    const { status, since, method, reason, reasonCode, reasonParams, confirmed } = nawala;
    const grounds = { method, reason, reasonCode, reasonParams, confirmed };
    return { ...row, ...grounds, at: since ?? now, to: status, nawala: { from: 'unknown', to: status } };
  }
  if (incident.target !== target) {
    return { ...row, kind: 'edit', fields: { domain: { from: incident.target, to: target } } };
  }
  if (!active) return { ...row, kind: 'edit', fields: { active: { from: true, to: false } } };
  if (nawala.status !== 'tidak ada') return null;
  return { ...row, at: nawala.since ?? now, nawala: { from: 'ada', to: nawala.status } };
}
