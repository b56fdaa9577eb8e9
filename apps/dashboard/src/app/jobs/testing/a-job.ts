import type { JobDto } from '@nawala/contracts';

export const aJob = (over: Partial<JobDto> = {}): JobDto => ({
  id: '66f2a1b3c4d5e6f708192a3b',
  kind: 'pause',
  state: 'running',
  undoing: false,
  done: 400,
  total: 2431,
  startedAt: '2026-05-04T03:02:01.000Z',
  perSecond: 180,
  result: {},
  failed: [],
  failures: 0,
  undoUntil: null,
  ...over,
});
