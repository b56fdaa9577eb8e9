import { LatestRun } from './latest-run';

describe('LatestRun', () => {
  const ends: ((error?: Error) => void)[] = [];
  const begun = () => ends.length;
  let runs: LatestRun;

  beforeEach(() => {
    ends.length = 0;
    runs = new LatestRun(
      () => new Promise((resolve, reject) => ends.push((error) => (error ? reject(error) : resolve()))),
    );
  });
  const turn = () => new Promise(setImmediate);

  it('is shared by those who ask at the same time', async () => {
    const both = Promise.all([runs.fresh(), runs.fresh()]);
    await turn();
    expect(begun()).toBe(1);
    ends[0]!();
    await both;
  });

  it('gives whoever asks while it runs another one, which begins afterwards', async () => {
    const first = runs.fresh();
    await turn();
    const late = Promise.all([runs.fresh(), runs.fresh()]);
    await turn();
    expect(begun()).toBe(1);
    ends[0]!();
    await first;
    await turn();
    expect(begun()).toBe(2);
    ends[1]!();
    await late;
  });

  it('fails for those who waited for it alone', async () => {
    const first = runs.fresh();
    await turn();
    const second = runs.fresh();
    ends[0]!(new Error('away'));
    await expect(first).rejects.toThrow('away');
    await turn();
    ends[1]!();
    await expect(second).resolves.toBeUndefined();
  });
});
