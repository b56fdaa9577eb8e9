import type { UrlDto } from '@nawala/contracts/checker';
import type { CheckResult } from '../probe';

/** What the agent tells whoever watches it. */
export type Progress =
  | { kind: 'round-started'; total: number }
  | { kind: 'checked'; url: UrlDto; result: CheckResult; done: number; total: number; perSecond: number; etaMs: number }
  /** A row of the list that cannot be measured, or a check that broke. Nothing is reported for it. */
  | { kind: 'skipped'; url: UrlDto; problem: string; done: number; total: number }
  /** The resolver or the canaries say that nothing measured here would mean anything; every name was reported as inconclusive. */
  | { kind: 'path-broken'; problem: string; total: number }
  | { kind: 'round-finished'; total: number; durationMs: number }
  | { kind: 'reported'; count: number; pending: number; errors: { id: string | null; error: string }[] }
  /** The API takes nothing just now; `pending` finished results wait for it. */
  | { kind: 'api-away'; problem: string; retryInMs: number; pending: number }
  /** Undelivered results could not be kept on disk; they are still in memory. */
  | { kind: 'spool-failed'; problem: string }
  /** The API will never take these `count` results; `example` is a domain of theirs, `total` all since the start. */
  | { kind: 'refused'; problem: string; example: string | null; count: number; total: number }
  /** So many results wait that the oldest go. Told once. */
  | { kind: 'overflowing'; max: number }
  /** The server's clock is so far ahead of this machine's (behind when negative); results are dated by the server's. */
  | { kind: 'clock-off'; offsetMs: number }
  /** The agent ends: what became of all its results. `pending` ones wait in the spool, if there is one. */
  | { kind: 'finished'; delivered: number; refused: number; lost: number; pending: number };

export type Report = (progress: Progress) => void;
