import { progressOf, sayFailure, titleOf } from './job-words';
import { aJob } from './testing/a-job';

describe('A job in words', () => {
  it.each([
    [{}, 'Pausing 2,431 domains', '400 of 2,431 · 180 a second'],
    [{ perSecond: null, done: 0 }, 'Pausing 2,431 domains', '0 of 2,431'],
    [{ state: 'done', result: { changed: 1 } }, 'Pausing 2,431 domains', '1 domain is paused'],
    [{ state: 'cancelled' }, 'Pausing 2,431 domains', 'Cancelled after 400 of 2,431'],
    [{ state: 'failed' }, 'Pausing 2,431 domains', 'Stopped after 400 of 2,431: a fault of the server'],
    [{ undoing: true }, 'Undoing 2,431 domains', '400 of 2,431 · 180 a second'],
    [
      { undoing: true, state: 'undone', result: { restored: 12 } },
      'Undoing 2,431 domains',
      '12 domains are as they were',
    ],
    [{ kind: 'import', state: 'done', result: { created: 7 } }, 'Importing 2,431 rows', '7 domains are added'],
  ] as const)('%j', (over, title, progress) => {
    const job = aJob(over);
    expect([titleOf(job), progressOf(job)]).toEqual([title, progress]);
  });

  it('says why a row failed in the words of the page, else in those of the server', () => {
    const failure = {
      id: 'a',
      domain: 'a.example.com',
      displayName: 'a.example.com',
      error: 'Other words',
      code: 'CHANGED_SINCE',
    };
    expect(sayFailure(failure)).toBe('Somebody has changed it since.');
    expect(sayFailure({ ...failure, code: 'SOMETHING_NEW' })).toBe('Other words');
  });
});
