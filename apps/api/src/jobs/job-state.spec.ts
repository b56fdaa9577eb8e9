import { Types } from 'mongoose';
import { advanced, begun, ended, MOST_FAILURES, undoing } from './job-state';
import { presentJob } from './job.presenter';
import type { JobRecord } from './job.schema';

const NOW = new Date('2026-05-04T03:02:01.000Z');
const after = (ms: number) => new Date(NOW.getTime() + ms);
const ALL = { undo: true, settle: true };
const NOTHING = { undo: false, settle: false };
const failure = {
  id: 'a',
  domain: 'a.example.com',
  displayName: 'a.example.com',
  error: 'Gone',
  code: 'DOMAIN_NOT_FOUND',
};

const aJob = (over: Partial<JobRecord> = {}): JobRecord => ({
  _id: new Types.ObjectId(),
  ...begun({ kind: 'pause', owner: { id: 'u', name: 'Ana' }, input: {}, items: Array(500).fill('x') }, NOW),
  slices: 3,
  holder: 'me',
  ...over,
});

describe('A job', () => {
  it('adds up what its slices did', () => {
    const first = advanced(aJob(), { rows: 200, counts: { changed: 150 } });
    expect(first).toEqual({ next: 1, done: 200, result: { changed: 150 }, failures: 0 });
    const job = aJob(first);
    expect(advanced(job, { rows: 200, counts: { changed: 9, found: 1 }, failed: [failure] })).toEqual({
      next: 2,
      done: 400,
      result: { changed: 159, found: 1 },
      failures: 1,
      failedIn: [1],
    });
  });

  it('knows where enough failures are, and how many there are in all', () => {
    const failedIn = Array.from({ length: MOST_FAILURES }, (_, no) => no);
    const job = aJob({ failedIn, failures: MOST_FAILURES });
    const next = advanced(job, { rows: 2, failed: [failure, failure] });
    expect(next.failures).toBe(MOST_FAILURES + 2);
    expect(next).not.toHaveProperty('failedIn');
  });

  it.each(['done', 'cancelled', 'failed'] as const)(
    'that remembers can be undone for ten seconds when it is %s',
    (how) => {
      const end = ended(aJob({ remembers: true }), how, ALL, NOW);
      expect(end).toMatchObject({ phase: 'undoable', state: how, undoUntil: after(10_000), readyAt: after(10_000) });
    },
  );

  it.each([
    ['remembers nothing', {}, ALL],
    ['nobody knows to undo', { remembers: true }, NOTHING],
  ])('that %s is over at once', (_name, over, can) => {
    const end = ended(aJob(over), 'done', can, NOW);
    expect(end).toMatchObject({ phase: 'over', state: 'done', undoUntil: null, expiresAt: after(86_400_000) });
  });

  it('settles what it did when the seconds have passed, and is over then', () => {
    const job = aJob({ phase: 'undoable', state: 'done', remembers: true, next: 3, undoUntil: NOW });
    const settling = ended(job, 'done', ALL, NOW);
    expect(settling).toEqual({ phase: 'settle', next: 0, undoUntil: null });
    expect(ended({ ...job, ...settling }, 'done', ALL, NOW)).toMatchObject({ phase: 'over' });
    expect(ended(job, 'done', NOTHING, NOW)).toMatchObject({ phase: 'over' });
  });

  it('that cannot be settled is tried again', () =>
    expect(ended(aJob({ phase: 'settle' }), 'failed', ALL, NOW)).toEqual({ holder: null, readyAt: after(60_000) }));

  it('is undone from its first slice on, and settles what could not be', () => {
    const job = aJob({
      phase: 'undoable',
      state: 'done',
      next: 3,
      done: 500,
      failures: 2,
      failedIn: [0],
      remembers: true,
    });
    const back = { ...job, ...undoing(NOW) };
    expect(back).toMatchObject({ phase: 'undo', state: 'running', next: 0, done: 0, failures: 0, failedIn: [] });
    expect(ended(back, 'done', ALL, NOW)).toMatchObject({ phase: 'settle', state: 'undone', next: 0 });
    expect(ended(back, 'failed', ALL, NOW)).toMatchObject({ phase: 'settle', state: 'failed' });
  });

  it('is shown with its pace, and with as many failures as an answer holds', () => {
    const job = aJob({ done: 300, failures: 140 });
    const shown = presentJob(job, Array(120).fill(failure), after(2_000));
    expect(shown).toMatchObject({
      state: 'running',
      undoing: false,
      done: 300,
      total: 500,
      perSecond: 150,
      failures: 140,
    });
    expect(shown.failed).toHaveLength(MOST_FAILURES);
    expect(presentJob(aJob(), [], after(50)).perSecond).toBeNull();
    expect(presentJob(aJob({ state: 'undone', phase: 'settle' }), [], NOW).undoing).toBe(true);
  });
});
