import type { ReasonParams } from './reason-params';
import type { ScanMethod, ScanStatus } from './statuses';

/** Why a vantage was not asked. `out-of-reach`: its checker is connected to another instance, and Redis is away. */
export const NOT_ASKED = ['unknown', 'not-connected', 'no-agent', 'out-of-reach'] as const;
export type NotAsked = (typeof NOT_ASKED)[number];

export const CHECK_STATES = ['running', 'done', 'stopped'] as const;
export type CheckState = (typeof CHECK_STATES)[number];

/** What `POST /api/checks` answers: results come over the socket, and to `GET /api/checks/:id`. */
export interface CheckStartedDto {
  id: string;
  asked: string[];
  notAsked: { vantage: string; why: NotAsked }[];
  /** Until then it can be read. */
  expiresAt: string;
  /** Targets × vantages that the caller may still ask for now. */
  budgetLeft: number;
}

/** What one vantage saw of one target. */
export interface CheckResultDto {
  checkId: string;
  /** Null of a name that is not watched. */
  domainId: string | null;
  target: string;
  vantage: string;
  status: ScanStatus;
  method: ScanMethod | null;
  reason: string | null;
  reasonCode: string | null;
  reasonParams: ReasonParams | null;
  confirmed: boolean;
  evidence: Record<string, unknown> | null;
  durationMs: number | null;
}

/** Asked, and not answered in time. */
export interface MissingCheckDto {
  target: string;
  vantage: string;
}

export interface CheckDto {
  id: string;
  state: CheckState;
  targets: { domainId: string | null; target: string }[];
  asked: string[];
  createdAt: string;
  expiresAt: string;
  results: CheckResultDto[];
  /** Of a check that has ended. */
  missing: MissingCheckDto[];
}
