import type { JobKind, JobState } from '@nawala/contracts';
import type { JobOwner, SliceOutcome } from './job-handler';
import type { JobPhase, JobRecord } from './job.schema';

/** In which an instance has something to do, at or after `readyAt`. */
export const ACTIVE_PHASES = ['work', 'undoable', 'undo', 'settle'] as const satisfies readonly JobPhase[];

/** How long it can be undone. Milliseconds, as all below. */
const UNDO_MS = 10_000;
const KEPT_MS = 86_400_000;
/** What never ends is forgotten some day. */
const LONGEST_MS = 7 * KEPT_MS;
/** Until what cannot be settled is tried again. */
const SETTLE_AGAIN_MS = 60_000;

/** An answer names so many failures, and no slice has less than one. */
export const MOST_FAILURES = 100;

const later = (now: Date, ms: number): Date => new Date(now.getTime() + ms);

export interface NewJob {
  kind: JobKind;
  owner: JobOwner;
  input: object;
  items: readonly unknown[];
}

type Begun = Omit<JobRecord, '_id' | 'slices' | 'holder'>;

export const begun = ({ kind, owner, input, items }: NewJob, now: Date): Begun => ({
  kind,
  owner: { id: owner.id, name: owner.name },
  input,
  total: items.length,
  phase: 'work',
  state: 'running',
  next: 0,
  done: 0,
  result: {},
  failures: 0,
  failedIn: [],
  remembers: false,
  cancelling: false,
  startedAt: now,
  phaseStartedAt: now,
  endedAt: null,
  undoUntil: null,
  readyAt: now,
  beat: 0,
  expiresAt: later(now, LONGEST_MS),
});

const sum = (one: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>): Record<string, number> =>
  Object.entries(other).reduce((all, [name, count]) => ({ ...all, [name]: (all[name] ?? 0) + count }), { ...one });

export interface DoneSlice extends SliceOutcome {
  rows: number;
}

/** What is written after a slice. */
export function advanced(
  { phase, next, done, result, failures, failedIn }: JobRecord,
  { rows, counts = {}, failed = [] }: DoneSlice,
): Partial<JobRecord> {
  if (phase === 'settle') return { next: next + 1 };
  const isNamed = failed.length > 0 && failedIn.length < MOST_FAILURES;
  return {
    next: next + 1,
    done: done + rows,
    result: sum(result, counts),
    failures: failures + failed.length,
    ...(isNamed && { failedIn: [...failedIn, next] }),
  };
}

const over = (now: Date) => ({ phase: 'over', holder: null, expiresAt: later(now, KEPT_MS) }) as const;

/**
 * What is written when a phase has come to its end, or cannot go on.
 *
 * @param can what the handler of its kind knows to do
 */
export function ended(
  { phase, state, remembers, undoUntil }: JobRecord,
  how: Extract<JobState, 'done' | 'failed' | 'cancelled'>,
  can: { undo: boolean; settle: boolean },
  now: Date,
): Partial<JobRecord> {
  const settling = can.settle && remembers ? ({ phase: 'settle', next: 0 } as const) : over(now);
  switch (phase) {
    case 'undoable':
      return { ...settling, undoUntil: null };
    case 'undo':
      return { ...settling, state: how === 'failed' ? 'failed' : 'undone', endedAt: now, readyAt: now };
    case 'settle':
      return how === 'failed' ? { holder: null, readyAt: later(now, SETTLE_AGAIN_MS) } : over(now);
    case 'work': {
      const until = can.undo && remembers ? later(now, UNDO_MS) : null;
      const next = until ? ({ phase: 'undoable', holder: null, readyAt: until } as const) : settling;
      return { ...next, state: how, endedAt: now, undoUntil: until };
    }
    default:
      return { state, undoUntil };
  }
}

/** What is written when somebody takes it back. */
export const undoing = (now: Date): Partial<JobRecord> => ({
  phase: 'undo',
  state: 'running',
  next: 0,
  done: 0,
  failures: 0,
  failedIn: [],
  phaseStartedAt: now,
  endedAt: null,
  undoUntil: null,
  readyAt: now,
});
