import type { Attempts } from '../../checker/vantages/vantage-attempts';
import type { VantageEvent } from '../incident-events';

/** What was said of a vantage last. */
export interface VantageStanding {
  /** Its last report before it fell silent; null while it reports. */
  silentSince: Date | null;
  blindSince: Date | null;
}

export interface VantageSeen {
  vantage: string;
  lastSeen: Date;
  /** Of the last ten minutes. */
  attempts: Attempts;
}

export interface Circumstances {
  now: Date;
  /** Since when somebody has been there to hear it, without a break. */
  upSince: Date;
  staleAfterMs: number;
}

export interface Judged {
  standing: VantageStanding;
  events: VantageEvent[];
}

/** So many attempts say something, and a vantage of whose attempts half tell nothing sees nothing. */
const ENOUGH = 20;
const isBlind = ({ attempts, inconclusive }: Attempts): boolean => attempts >= ENOUGH && inconclusive * 2 >= attempts;
const seesAgain = ({ attempts, inconclusive }: Attempts): boolean => attempts >= ENOUGH && inconclusive * 2 < attempts;

const later = (a: Date, b: Date): Date => (a > b ? a : b);

const UNKNOWN: VantageStanding = { silentSince: null, blindSince: null };

/** One that was silent already when nobody heard it yet is no news. */
const atFirst = ({ lastSeen }: VantageSeen, { upSince, staleAfterMs }: Circumstances): VantageStanding =>
  upSince.getTime() - lastSeen.getTime() > staleAfterMs ? { ...UNKNOWN, silentSince: lastSeen } : UNKNOWN;

/**
 * Whether a vantage has fallen silent, has come back, or sees nothing any more. Silence counts from when there was
 * somebody to hear it: an outage of ours alarms nobody.
 *
 * @param known undefined: it has not been looked at before
 */
export function judgeVantage(known: VantageStanding | undefined, seen: VantageSeen, around: Circumstances): Judged {
  const { vantage, lastSeen, attempts } = seen;
  const { now, upSince, staleAfterMs } = around;
  const standing = known ?? atFirst(seen, around);
  const { silentSince, blindSince } = standing;
  const event = (type: VantageEvent['type'], word: string, since: Date, at: Date): VantageEvent => ({
    key: `${word}:${vantage}:${since.toISOString()}`,
    ...{ type, vantage, at, recordedAt: now },
  });
  if (silentSince) {
    if (lastSeen <= silentSince) return { standing, events: [] };
    return { standing: UNKNOWN, events: [event('checker-back', 'back', silentSince, lastSeen)] };
  }
  if (now.getTime() - later(lastSeen, upSince).getTime() > staleAfterMs) {
    const silent = { silentSince: lastSeen, blindSince: null };
    return { standing: silent, events: [event('checker-silent', 'silent', lastSeen, lastSeen)] };
  }
  if (!blindSince && isBlind(attempts)) {
    return { standing: { ...standing, blindSince: now }, events: [event('checker-blind', 'blind', now, now)] };
  }
  if (blindSince && seesAgain(attempts)) {
    return { standing: UNKNOWN, events: [event('checker-back', 'back', blindSince, now)] };
  }
  return { standing, events: [] };
}
