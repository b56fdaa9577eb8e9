import type { NawalaStatus } from '@nawala/contracts';
import type { StandingRow } from './standing-row';

/** A stretch of time, in milliseconds since the epoch, in which a status stood. */
export interface Segment {
  from: number;
  to: number;
  status: NawalaStatus;
}

/** A domain as it is now. */
export interface StandingNow {
  status: NawalaStatus;
  active: boolean;
  /** Since when it has been there under its present name: of the time before nothing is known. */
  since: Date;
  vantages: readonly { vantage: string; status: NawalaStatus; lastChecked: Date }[];
}

export interface TimeRange {
  from: Date;
  to: Date;
}

/** How the domain stood at one moment. */
interface Standing {
  status: NawalaStatus;
  active: boolean;
  vantages: Map<string, NawalaStatus>;
}

interface Change {
  at: number;
  apply: (standing: Standing) => void;
}

/** Of one subject no change is earlier than the one before it, whatever the clocks of two instances say. */
function monotonous() {
  const last = new Map<string, number>();
  return (subject: string, at: Date): number => {
    const time = Math.max(at.getTime(), last.get(subject) ?? -Infinity);
    last.set(subject, time);
    return time;
  };
}

function changesOf(rows: readonly StandingRow[], { vantages }: StandingNow, staleAfterMs: number): Change[] {
  const timeOf = monotonous();
  const changes = rows.flatMap(({ kind, vantage, to, nawala, at, fields }): Change[] => {
    const active = fields?.active;
    if (active) return [{ at: timeOf('active', at), apply: (standing) => (standing.active = active.to) }];
    if (kind === 'edit') return [];
    const seen: Change = {
      at: timeOf(`vantage ${vantage}`, at),
      apply: (standing) => standing.vantages.set(vantage, to),
    };
    if (nawala.from === nawala.to) return [seen];
    return [seen, { at: timeOf('verdict', at), apply: (standing) => (standing.status = nawala.to) }];
  });
  // Those of whom nobody has yet written down that they are silent.
  const silent = vantages.map(({ vantage, lastChecked }): Change => ({
    at: timeOf(`vantage ${vantage}`, new Date(lastChecked.getTime() + staleAfterMs)),
    apply: (standing) => standing.vantages.set(vantage, 'unknown'),
  }));
  return [...changes, ...silent].sort((a, b) => a.at - b.at);
}

/** Before the first row of a subject it stood as that row found it; a subject without a row stands as it does now. */
function firstStanding(rows: readonly StandingRow[], now: StandingNow): Standing {
  const measured = rows.filter(({ kind }) => kind !== 'edit');
  const vantages = new Map(now.vantages.map(({ vantage, status }) => [vantage, status]));
  for (const { vantage, from } of [...measured].reverse()) vantages.set(vantage, from);
  return {
    status: measured.find(({ nawala }) => nawala.from !== nawala.to)?.nawala.from ?? now.status,
    active: rows.find(({ fields }) => fields?.active)?.fields?.active?.from ?? now.active,
    vantages,
  };
}

/** What is known at that moment: nothing while nobody watches or everybody is silent. */
function knownOf({ status, active, vantages }: Standing, vantage: string | undefined): NawalaStatus {
  if (!active) return 'unknown';
  if (vantage !== undefined) return vantages.get(vantage) ?? 'unknown';
  return [...vantages.values()].some((each) => each !== 'unknown') ? status : 'unknown';
}

/**
 * How a domain stood within a range, oldest first and without holes; neighbours differ.
 *
 * @param rows all from the beginning of the range until now, in any order
 * @param vantage left out: the verdict of the whole
 */
export function segmentsOf(
  rows: readonly StandingRow[],
  now: StandingNow,
  range: TimeRange,
  staleAfterMs: number,
  vantage?: string,
): Segment[] {
  const ordered = [...rows].sort((a, b) => a.seq - b.seq);
  const standing = firstStanding(ordered, now);
  const [from, to] = [range.from.getTime(), range.to.getTime()];
  const segments: Segment[] = [];
  const until = (end: number): void => {
    const status = knownOf(standing, vantage);
    const begin = segments.at(-1)?.to ?? Math.max(from, Math.min(now.since.getTime(), to));
    const stop = Math.min(end, to);
    const last = segments.at(-1);
    if (stop <= begin) return;
    if (last?.status === status) last.to = stop;
    else segments.push({ from: begin, to: stop, status });
  };
  const known = Math.min(Math.max(from, now.since.getTime()), to);
  if (known > from) segments.push({ from, to: known, status: 'unknown' });
  for (const { at, apply } of changesOf(ordered, now, staleAfterMs)) {
    until(at);
    apply(standing);
  }
  until(to);
  return segments;
}
