import { undisturbed } from './undisturbed';

describe('work that a stop disturbs', () => {
  const { now } = Date;
  let slept = 0;
  beforeEach(() => jest.spyOn(Date, 'now').mockImplementation(() => now() + slept));
  afterEach(() => jest.restoreAllMocks());

  const sleepingAt = (...times: number[]) => {
    let time = 0;
    return jest.fn((_isFirst: boolean) => {
      if (times.includes(++time)) slept += 60_000;
      return Promise.resolve(time);
    });
  };

  it('is done once where nothing disturbs it', async () => {
    expect(await undisturbed(sleepingAt())).toEqual({ value: 1, isSound: true });
  });

  it('is done again', async () => {
    const work = sleepingAt(1, 2);
    expect(await undisturbed(work)).toEqual({ value: 3, isSound: true });
    expect(work.mock.calls).toEqual([[true], [false], [false]]);
  });

  it('is not done again for ever', async () => {
    expect(await undisturbed(sleepingAt(1, 2, 3))).toEqual({ value: 3, isSound: false });
  });
});
