import type { NawalaStatus, ReasonParams, ScanMethod, ScanStatus, UptimeStatus } from '@nawala/contracts';

/** Why a status is what it is. */
export interface Grounds {
  method: ScanMethod | null;
  reason: string | null;
  /** The reason without a language, where the checker gave one: see `sayReason`. */
  reasonCode: string | null;
  reasonParams: ReasonParams | null;
  confirmed: boolean;
}

/** The current result of one vantage. */
export interface VantageState extends Grounds {
  vantage: string;
  status: NawalaStatus;
  lastChecked: Date;
  since: Date;
}

export interface NawalaState extends Grounds {
  status: NawalaStatus;
  blockedId: string | null;
  lastChecked: Date | null;
  lastAttempt: Date | null;
  since: Date | null;
  /** What it was before everybody fell silent; only while it is `unknown` because of that. */
  was?: NawalaStatus;
}

export interface UptimeState {
  status: UptimeStatus;
  lastChecked: Date | null;
}

/** The part of a domain that scans change. */
export interface DomainState {
  nawala: NawalaState;
  vantages: readonly VantageState[];
  uptime: UptimeState;
}

/** One report of one checker, after validation: every optional member has its default. */
export interface Scan extends Grounds {
  /** `scan_<epoch ms>_<random>`, unique. */
  scanId: string;
  vantage: string;
  status: ScanStatus;
  checkedAt: Date;
  evidence: Record<string, unknown> | null;
}

/** A change of one vantage's result, with what it did to the verdict of the whole. */
export interface Transition extends Grounds {
  scanId: string;
  vantage: string;
  from: NawalaStatus;
  to: NawalaStatus;
  nawala: { from: NawalaStatus; to: NawalaStatus };
  /** What the verdict was before everybody fell silent, where this ends that. */
  was?: NawalaStatus;
  at: Date;
  evidence: Record<string, unknown> | null;
}

export const neverChecked = (): DomainState => ({
  nawala: {
    status: 'unknown',
    blockedId: null,
    lastChecked: null,
    lastAttempt: null,
    since: null,
    method: null,
    reason: null,
    reasonCode: null,
    reasonParams: null,
    confirmed: false,
  },
  vantages: [],
  uptime: { status: 'unknown', lastChecked: null },
});
