/** The Socket.IO namespace of agents, always with a key. */
export const CHECKERS_NAMESPACE = '/checkers';

/** What an agent has done of its present round. */
export interface RoundDto {
  startedAt: string;
  /** Names of the round; `checked` of them have an answer, of which `blocked` and `inconclusive` are parts. */
  total: number;
  checked: number;
  blocked: number;
  inconclusive: number;
}

/** Names of which the answer is known: an agent that fails them reports nothing. */
export interface CanariesDto {
  passed: number;
  total: number;
  /** Why it measures nothing now; null while all is well. */
  failed: string | null;
}

/** What one network's part of an agent does. */
export interface CheckerVantageDto {
  vantage: string;
  /** How it is shown. */
  label: string;
  lastReportAt: string | null;
  /** Silent for so long that its results no longer count. */
  stale: boolean;
  /** Names, watched or paused, of which it says so. */
  ada: number;
  tidakAda: number;
  /** Of what it tried within the last ten minutes: how much, and of how much of that nothing was learnt. */
  attempts: number;
  inconclusive: number;
  /** Null where nobody said, as of a checker without an agent's socket. */
  round: RoundDto | null;
  /** Names a second in the present round. */
  perSecond: number | null;
  /** How long the latest rounds took, oldest first, in milliseconds. */
  rounds: number[];
  /** Results that wait to be reported. */
  backlog: number | null;
  canaries: CanariesDto | null;
  /** Since when its canaries fail. */
  blindSince: string | null;
}

/** How a vantage is shown: by a name that somebody gave it, or by its own. */
export interface VantageLabelDto {
  vantage: string;
  label: string;
}

/** An agent, or, without one, whoever reports as a vantage. */
export interface CheckerDto {
  id: string;
  name: string;
  version: string | null;
  /** The API would serve a newer one. */
  outdated: boolean;
  vantages: CheckerVantageDto[];
  /** How far its clock is behind the server's, in milliseconds. */
  clockOffsetMs: number | null;
  connected: boolean;
  lastHeardAt: string | null;
  /** For admins alone. */
  keyName?: string;
  address?: string;
}
