import type { ProblemParams } from './problem';

/** What can be done to many domains at once. */
export const BULK_ACTIONS = ['pause', 'resume', 'delete', 'setBrand', 'addTags', 'removeTags', 'mute'] as const;
export type BulkAction = (typeof BULK_ACTIONS)[number];

/** What the server does in the background. */
export const JOB_KINDS = ['import', ...BULK_ACTIONS] as const;
export type JobKind = (typeof JOB_KINDS)[number];

export const JOB_STATES = ['running', 'done', 'failed', 'cancelled', 'undone'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** One row that was left as it was. */
export interface JobFailureDto {
  /** Of the list that was brought in; only in an import. */
  line?: number;
  /** The domain's; in everything but an import. */
  id?: string;
  /** The domain as it is called, or as it was typed; empty when nobody knows. */
  domain: string;
  /** The same as people write it, where that is safe to show. */
  displayName: string;
  /** A sentence for people. */
  error: string;
  /** The same without its language. */
  code: string;
  params?: ProblemParams;
}

export interface JobDto {
  id: string;
  kind: JobKind;
  /** `running` also while it waits for its turn, and while it is being undone. */
  state: JobState;
  /** Whether what runs, or ran last, is its undoing. `done`, `perSecond` and `failed` are about that then. */
  undoing: boolean;
  /** Rows, of `total`. */
  done: number;
  total: number;
  /** ISO 8601 UTC. */
  startedAt: string;
  /** Null before anything can be said. */
  perSecond: number | null;
  /** What became of the rows: how many of each. */
  result: Record<string, number>;
  /** The first 100. */
  failed: JobFailureDto[];
  /** How many in all. */
  failures: number;
  /** Until when it can be undone; null: it cannot. */
  undoUntil: string | null;
}

/** Work that goes on: `GET` its address to see how far it is. */
export interface JobLinkDto {
  id: string;
  url: string;
}

/** What became of domains that were changed together. */
export interface BulkResultDto {
  matched: number;
  changed: number;
  failed: JobFailureDto[];
}
