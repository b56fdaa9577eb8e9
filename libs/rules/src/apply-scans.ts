import type { NawalaStatus } from '@nawala/contracts';
import { consensusOf, isFresh, witnessOf, type ConsensusRule } from './consensus';
import type { DomainState, Scan, Transition, VantageState } from './state';
import { nawalaStatusOf } from './verdict';

/** What one scan did: a verdict was recorded, an attempt was noted, or it came too late to matter. */
export interface ScanOutcome {
  scanId: string;
  kind: 'verdict' | 'attempt' | 'late';
  /** The domain right after this scan. */
  state: DomainState;
  previousStatus: NawalaStatus;
}

export interface AppliedScans {
  state: DomainState;
  /** One per scan, in order. */
  outcomes: ScanOutcome[];
  /** Oldest first; empty when nothing but times changed. */
  transitions: Transition[];
}

const later = (a: Date | null, b: Date): Date => (a && a > b ? a : b);

/** A checker's clock may run ahead by minutes: what it "will see" counts as seen now, or its next report would be late. */
const seenAt = ({ checkedAt }: Scan, now: Date): Date => (checkedAt > now ? now : checkedAt);

/** When a vantage was silent for longer than it counts, the gap itself is history: it went unknown when it went stale. */
function gapBefore(
  vantage: VantageState,
  at: Date,
  rule: ConsensusRule,
  nawala: NawalaStatus,
  scanId: string,
): Transition[] {
  if (vantage.status === 'unknown' || isFresh(vantage.lastChecked, at, rule.staleAfterMs)) return [];
  return [
    {
      scanId: `${scanId}_gap`,
      vantage: vantage.vantage,
      from: vantage.status,
      to: 'unknown',
      nawala: { from: nawala, to: nawala },
      at: new Date(vantage.lastChecked.getTime() + rule.staleAfterMs),
      method: null,
      reason: 'No report for longer than a result counts',
      confirmed: false,
      evidence: null,
    },
  ];
}

function noteAttempt(state: DomainState, scan: Scan, at: Date): DomainState {
  const nawala = { ...state.nawala, lastAttempt: later(state.nawala.lastAttempt, at) };
  if (scan.status !== 'down' || (state.uptime.lastChecked && state.uptime.lastChecked > at))
    return { ...state, nawala };
  return { ...state, nawala, uptime: { status: 'down', lastChecked: at } };
}

function recordVerdict(
  state: DomainState,
  scan: Scan,
  at: Date,
  verdict: Exclude<NawalaStatus, 'unknown'>,
  rule: ConsensusRule,
  now: Date,
): { state: DomainState; transitions: Transition[] } {
  const before = state.vantages.find(({ vantage }) => vantage === scan.vantage);
  const gap = before ? gapBefore(before, at, rule, state.nawala.status, scan.scanId) : [];
  const from: NawalaStatus = gap.length > 0 ? 'unknown' : (before?.status ?? 'unknown');
  const grounds = { method: scan.method, reason: scan.reason, confirmed: scan.confirmed };
  const after: VantageState = {
    vantage: scan.vantage,
    status: verdict,
    ...grounds,
    lastChecked: at,
    since: before && from === verdict ? before.since : at,
  };
  const vantages = before ? state.vantages.map((v) => (v === before ? after : v)) : [...state.vantages, after];

  const status = consensusOf(vantages, rule, now);
  const witness = witnessOf(status, vantages, rule, now);
  const { nawala } = state;
  const changed = status !== nawala.status;
  const next: DomainState = {
    vantages,
    nawala: {
      status,
      blockedId: scan.scanId,
      lastChecked: later(nawala.lastChecked, at),
      lastAttempt: later(nawala.lastAttempt, at),
      since: changed ? at : nawala.since,
      method: witness?.method ?? null,
      reason: witness?.reason ?? null,
      confirmed: witness?.confirmed ?? false,
    },
    uptime: verdict === 'tidak ada' ? { status: 'up', lastChecked: later(state.uptime.lastChecked, at) } : state.uptime,
  };
  if (from === verdict && !changed) return { state: next, transitions: gap };
  const transition: Transition = {
    scanId: scan.scanId,
    vantage: scan.vantage,
    from,
    to: verdict,
    nawala: { from: nawala.status, to: status },
    at,
    ...grounds,
    evidence: scan.evidence,
  };
  return { state: next, transitions: [...gap, transition] };
}

/**
 * Everything that recording scans decides, in the order the scans are given: the results of vantages, the verdict they
 * support, uptime, and the history. Pure: the same input gives the same output on every instance, which is what lets a
 * loser of an optimistic write simply try again.
 */
export function applyScans(before: DomainState, scans: readonly Scan[], rule: ConsensusRule, now: Date): AppliedScans {
  let state = before;
  const outcomes: ScanOutcome[] = [];
  const transitions: Transition[] = [];
  for (const scan of scans) {
    const { scanId, vantage } = scan;
    const previousStatus = state.nawala.status;
    const at = seenAt(scan, now);
    const last = state.vantages.find((v) => v.vantage === vantage)?.lastChecked;
    const verdict = nawalaStatusOf(scan.status);
    if (last && at < last) {
      outcomes.push({ scanId, kind: 'late', state, previousStatus });
    } else if (!verdict) {
      state = noteAttempt(state, scan, at);
      outcomes.push({ scanId, kind: 'attempt', state, previousStatus });
    } else {
      const recorded = recordVerdict(state, scan, at, verdict, rule, now);
      state = recorded.state;
      transitions.push(...recorded.transitions);
      outcomes.push({ scanId, kind: 'verdict', state, previousStatus });
    }
  }
  return { state, outcomes, transitions };
}
