import { applyScans, type ConsensusRule, type Scan, type ScanOutcome, type Transition } from '@nawala/rules';
import { Types } from 'mongoose';
import type { MonitoredDomain, Recording } from '../domains/scans.repository';
import { concernsIncidents } from './concerns-incidents';
import { type HistoryRow, kindOf, type OutboxTicket, seqOf } from '../domains/history-row';

/** More writers at one domain at one moment than this cannot tell their writes apart any more. */
const MAX_WRITERS = 8;

/** The names of vantages come from outside: a domain keeps the results of so many. */
const MAX_VANTAGES = 64;

/** `<writer>:<number>`. */
export interface WriteId {
  writer: string;
  id: string;
}

/** What became of a scan: what the rules say, or that it was not put to them. */
export type PlannedOutcome = Omit<ScanOutcome, 'kind'> & {
  /** `former`: it measured what the domain was called before; `paused`: nobody asks about the domain now. */
  kind: ScanOutcome['kind'] | 'former' | 'paused';
};

export interface ScanPlan {
  domain: MonitoredDomain;
  /** One per scan, in order. */
  outcomes: PlannedOutcome[];
  /** Undefined when no scan changed anything: then there is nothing to write. */
  recording: Recording | undefined;
}

/** A scan that began before the domain got its present name measured something else. */
const measuredFormerTarget = ({ targetSince }: MonitoredDomain, { checkedAt }: Scan): boolean =>
  targetSince !== null && checkedAt < targetSince;

const keepLatest = <T extends { lastChecked: Date }>(vantages: readonly T[]): T[] =>
  vantages.length <= MAX_VANTAGES
    ? [...vantages]
    : [...vantages].sort((a, b) => b.lastChecked.getTime() - a.lastChecked.getTime()).slice(0, MAX_VANTAGES);

/** Each writer's last write, ours first: another writer's does not displace ours. */
export const nextWriteIds = (before: readonly string[], { writer, id }: WriteId): string[] =>
  [id, ...before.filter((other) => !other.startsWith(`${writer}:`))].slice(0, MAX_WRITERS);

/** Transitions as rows of the domain's history, with the version that it will have. */
export function rowsOf(domain: MonitoredDomain, transitions: readonly Transition[], now: Date): HistoryRow[] {
  const { historyUntil } = domain;
  const recordedAt = historyUntil && historyUntil > now ? historyUntil : now;
  return transitions.map((transition, index) => rowOf(domain, transition, recordedAt, index));
}

/** Named one by one: an object of one shape is made, and encoded, several times as fast as one that is put together. */
function rowOf(
  { _id, domain, brand, version }: MonitoredDomain,
  transition: Transition,
  recordedAt: Date,
  index: number,
): HistoryRow {
  const { nawala, was, evidence } = transition;
  const row: HistoryRow = {
    _id: new Types.ObjectId(),
    scanId: transition.scanId,
    domain: _id,
    target: domain,
    brand,
    vantage: transition.vantage,
    kind: kindOf(nawala),
    from: transition.from,
    to: transition.to,
    nawala,
    at: transition.at,
    recordedAt,
    seq: seqOf(version + 1, index),
    method: transition.method,
    reason: transition.reason,
    reasonCode: transition.reasonCode,
    reasonParams: transition.reasonParams,
    confirmed: transition.confirmed,
    evidence: evidence && JSON.stringify(evidence),
  };
  if (was) row.was = was;
  return row;
}

/** The same, to be applied to incidents where they concern some. */
function dueRowsOf(domain: MonitoredDomain, transitions: readonly Transition[], now: Date): HistoryRow[] {
  const rows = rowsOf(domain, transitions, now);
  for (const [index, row] of rows.entries())
    if (concernsIncidents(domain, transitions[index]!)) row.due = row.recordedAt;
  return rows;
}

/**
 * What recording these scans of one domain means, as something to write. Pure: whoever loses the write to another
 * instance reads the domain again and plans again.
 */
export function planScans(
  domain: MonitoredDomain,
  scans: readonly Scan[],
  rule: ConsensusRule,
  now: Date,
  writeId: WriteId,
  outbox: OutboxTicket,
): ScanPlan {
  const asked = domain.active ? scans.filter((scan) => !measuredFormerTarget(domain, scan)) : [];
  const { state, outcomes, transitions } = applyScans(domain, asked, rule, now);
  const byScan = new Map<string, PlannedOutcome>(outcomes.map((outcome) => [outcome.scanId, outcome]));
  const aside = ({ scanId }: Scan): PlannedOutcome => ({
    scanId,
    kind: domain.active ? 'former' : 'paused',
    state: domain,
    previousStatus: domain.nawala.status,
  });
  return {
    domain,
    outcomes: scans.map((scan) => byScan.get(scan.scanId) ?? aside(scan)),
    recording: outcomes.some(({ kind }) => kind !== 'late')
      ? {
          domain,
          state: { ...state, vantages: keepLatest(state.vantages) },
          writeIds: nextWriteIds(domain.writeIds, writeId),
          transitions: dueRowsOf(domain, transitions, now),
          outbox,
        }
      : undefined,
  };
}
