import { aJob } from './testing/a-job';
import { readFollowed, withJob, writeFollowed } from './followed';

describe('Jobs that somebody follows', () => {
  afterEach(() => localStorage.clear());

  it('are remembered for whoever began them', () => {
    writeFollowed('ana', ['a', 'b']);
    expect(readFollowed('ana')).toEqual(['a', 'b']);
    expect(readFollowed('budi')).toEqual([]);
    writeFollowed('ana', []);
    expect(localStorage.length).toBe(0);
  });

  it.each(['{', '"a"', '[1, null]'])('are none when %s stands there', (text) => {
    localStorage.setItem('nawala.jobs.ana', text);
    expect(readFollowed('ana')).toEqual([]);
  });

  it('stay in their order, each as it is now', () => {
    const [one, other] = [aJob({ id: 'a' }), aJob({ id: 'b' })];
    const jobs = withJob(withJob([one], other), { ...one, done: 7 });
    expect(jobs).toEqual([{ ...one, done: 7 }, other]);
  });
});
