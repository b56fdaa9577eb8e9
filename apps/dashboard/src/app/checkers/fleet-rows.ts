import type { CheckerDto, CheckerVantageDto, RoundDto } from '@nawala/contracts';
import type { IconName } from '../ui/icons';
import type { PillTone } from '../ui/pill';

export type Standing = 'reports' | 'silent' | 'blind' | 'waiting';

export const STANDINGS: Readonly<Record<Standing, { tone: PillTone; icon: IconName }>> = {
  reports: { tone: 'ok', icon: 'check' },
  silent: { tone: 'none', icon: 'dash' },
  blind: { tone: 'warn', icon: 'alert' },
  waiting: { tone: 'none', icon: 'clock' },
};

/** One network of a checker, as a line of the table. */
export interface FleetRow extends CheckerVantageDto {
  standing: Standing;
}

export interface FleetGroup {
  checker: CheckerDto;
  /** It keeps a connection, or did: then it can be asked, and tells how it does. */
  isAgent: boolean;
  rows: FleetRow[];
}

/** What a network's results are worth now. */
export function standingOf(
  { connected, version }: Pick<CheckerDto, 'connected' | 'version'>,
  { blindSince, lastReportAt, stale }: Pick<CheckerVantageDto, 'blindSince' | 'lastReportAt' | 'stale'>,
): Standing {
  const isGone = version !== null && !connected;
  if (stale || (isGone && lastReportAt !== null)) return 'silent';
  if (isGone || lastReportAt === null) return blindSince !== null && !isGone ? 'blind' : 'waiting';
  return blindSince === null ? 'reports' : 'blind';
}

/** What an agent said of itself is not told any more once it is gone. */
const withoutAgent = { perSecond: null, backlog: null, canaries: null };

export function groupsOf(checkers: readonly CheckerDto[]): FleetGroup[] {
  return checkers.map((checker) => ({
    checker,
    isAgent: checker.version !== null,
    rows: checker.vantages.map((each) => ({
      ...each,
      ...(!checker.connected && withoutAgent),
      standing: standingOf(checker, each),
    })),
  }));
}

/** From 0 to 1. Rounded down: a round is not over before it is. */
export const progressOf = ({ checked, total }: RoundDto): number =>
  total === 0 ? 1 : Math.floor(Math.min(1, checked / total) * 100) / 100;

/** A clock so far off is worth a word: the agent shifts its times itself. */
const CLOCK_OFF_MS = 60_000;

/** @param clockOffsetMs how far its clock is behind the server's */
export const clockOff = (clockOffsetMs: number | null): 'behind' | 'ahead' | null => {
  if (clockOffsetMs === null || Math.abs(clockOffsetMs) < CLOCK_OFF_MS) return null;
  return clockOffsetMs > 0 ? 'behind' : 'ahead';
};
