import type { NawalaStatus } from '@nawala/contracts';
import { consensusOf, isFresh, witnessOf, type ConsensusRule } from './consensus';
import { gapOf, hasGoneSilent } from './gap';
import { withRoom } from './room-for-vantages';
import type { DomainState, NawalaState, Scan, Transition, UptimeState, VantageState } from './state';
import { nawalaStatusOf } from './verdict';

/**
 * What one scan did: its verdict was recorded, or kept as the vantage's result though too old to count (`stale`); an
 * attempt was noted; or a later result of the vantage was there already.
 */
export interface ScanOutcome {
  scanId: string;
  kind: 'verdict' | 'stale' | 'attempt' | 'late';
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

/** Vantages report in any order: what was seen later stands. */
const noteUptime = (known: UptimeState, status: 'up' | 'down', at: Date): UptimeState =>
  known.lastChecked && known.lastChecked > at ? known : { status, lastChecked: at };

function noteAttempt(state: DomainState, scan: Scan, at: Date): DomainState {
  const nawala = { ...state.nawala, lastAttempt: later(state.nawala.lastAttempt, at) };
  return { ...state, nawala, uptime: scan.status === 'down' ? noteUptime(state.uptime, 'down', at) : state.uptime };
}

/** The verdict of the whole after this scan; one that is too old to count supports none, and leaves it alone. */
function nawalaAfter(
  nawala: NawalaState,
  scan: Scan,
  at: Date,
  vantages: readonly VantageState[],
  rule: ConsensusRule,
  now: Date,
): NawalaState {
  if (!isFresh(at, now, rule.staleAfterMs)) return nawala;
  const status = consensusOf(vantages, rule, now);
  const witness = witnessOf(status, vantages, rule, now);
  return {
    status,
    blockedId: scan.scanId,
    lastChecked: later(nawala.lastChecked, at),
    lastAttempt: later(nawala.lastAttempt, at),
    since: status === nawala.status ? nawala.since : at,
    method: witness?.method ?? null,
    reason: witness?.reason ?? null,
    reasonCode: witness?.reasonCode ?? null,
    reasonParams: witness?.reasonParams ?? null,
    confirmed: witness?.confirmed ?? false,
  };
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
  const { status: stood, was } = state.nawala;
  const gap =
    before && hasGoneSilent(before, rule, at)
      ? [gapOf(before, rule, { from: stood, to: stood }, `${scan.scanId}_gap`)]
      : [];
  const from: NawalaStatus = gap.length > 0 ? 'unknown' : (before?.status ?? 'unknown');
  const { method, reason, reasonCode, reasonParams, confirmed } = scan;
  const grounds = { method, reason, reasonCode, reasonParams, confirmed };
  const after: VantageState = {
    vantage: scan.vantage,
    status: verdict,
    ...grounds,
    lastChecked: at,
    since: before && from === verdict ? before.since : at,
  };
  const vantages = before
    ? state.vantages.map((v) => (v === before ? after : v))
    : [...withRoom(state.vantages), after];

  const nawala = nawalaAfter(state.nawala, scan, at, vantages, rule, now);
  // That no list has the name says nothing of the site.
  const isUp = verdict === 'tidak ada' && method !== 'list';
  const uptime = isUp ? noteUptime(state.uptime, 'up', at) : state.uptime;
  const next: DomainState = { vantages, nawala, uptime };
  if (from === verdict && nawala.status === stood) return { state: next, transitions: gap };
  const transition: Transition = {
    scanId: scan.scanId,
    vantage: scan.vantage,
    from,
    to: verdict,
    nawala: { from: stood, to: nawala.status },
    at,
    ...grounds,
    evidence: scan.evidence,
    ...(was && nawala.status !== stood && { was }),
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
      const kind = isFresh(at, now, rule.staleAfterMs) ? 'verdict' : 'stale';
      outcomes.push({ scanId, kind, state, previousStatus });
    }
  }
  return { state, outcomes, transitions };
}
