import type { ScanStatus } from '@nawala/contracts';
import type { UrlDto } from '@nawala/contracts/checker';
import type { CheckResult } from '../probe';
import type { CanaryOutcome } from './canaries';

/** What a round found in one vantage. */
export interface VantageTally extends Record<ScanStatus, number> {
  /** Absent where it has no name. */
  vantage?: string;
  checked: number;
  /** Why nothing measured there would mean anything; null where it does. */
  problem: string | null;
}

/** What the agent tells whoever watches it. `vantage` is absent where it has no name. */
export type Progress =
  /** `total`: results to come, one per name and vantage; `resumed`: those that an earlier run had delivered already. */
  | { kind: 'round-started'; total: number; resumed: number }
  | {
      kind: 'checked';
      url: UrlDto;
      vantage: string | undefined;
      result: CheckResult;
      done: number;
      total: number;
      perSecond: number;
      etaMs: number;
    }
  /** A row of the list that cannot be measured, or a check that broke. Nothing is reported for it. */
  | { kind: 'skipped'; url: UrlDto; vantage: string | undefined; problem: string; done: number; total: number }
  /** Whether a vantage can be measured in; told before each round. */
  | { kind: 'examined'; vantage: string | undefined; problem: string | null; canaries: CanaryOutcome }
  /** The resolver or the canaries say that nothing measured here would mean anything; every name was reported as inconclusive. */
  | { kind: 'path-broken'; vantage: string | undefined; problem: string; total: number }
  /** A resolver that answers nothing to this machine, before and after the first round. */
  | { kind: 'resolver-elsewhere'; vantage: string | undefined; resolver: string }
  /** `delivered` and `refused` since the summary before, so that they add up; `pending` and `lost` altogether. */
  | {
      kind: 'round-finished';
      startedAt: string;
      total: number;
      resumed: number;
      skipped: number;
      durationMs: number;
      perSecond: number;
      delivered: number;
      refused: number;
      pending: number;
      lost: number;
      clockOffsetMs: number | null;
      vantages: VantageTally[];
    }
  | { kind: 'reported'; count: number; pending: number; errors: { id: string | null; error: string }[] }
  /** The API takes nothing just now; `pending` finished results wait for it. */
  | { kind: 'api-away'; problem: string; retryInMs: number; pending: number }
  /** What should outlive this run could not be kept on disk; it is still in memory. */
  | { kind: 'spool-failed'; problem: string }
  /** The API will never take these `count` results; `example` is a domain of theirs, `total` all since the start. */
  | { kind: 'refused'; problem: string; example: string | null; count: number; total: number }
  /** The API will not have an answer to a check that it asked for; `total` all since the start. */
  | { kind: 'answer-refused'; target: string; vantage: string; problem: string; total: number }
  /** So many results wait that the oldest go. Told once. */
  | { kind: 'overflowing'; max: number }
  /** The server's clock is so far ahead of this machine's (behind when negative); results are dated by the server's. */
  | { kind: 'clock-off'; offsetMs: number }
  /** The agent ends: what became of all its results. `pending` ones wait in the spool, if there is one. */
  | { kind: 'finished'; delivered: number; refused: number; lost: number; pending: number };

export type Report = (progress: Progress) => void;
