import { Logger } from '@nestjs/common';
import { UnderWay } from './under-way';

describe('Long work', () => {
  beforeEach(() => {
    Logger.overrideLogger(false);
    jest.useFakeTimers();
  });
  afterEach(() => jest.useRealTimers());

  it('is waited for as long as that is short, and is one for all who ask meanwhile', async () => {
    const underWay = new UnderWay();
    const { promise, resolve } = Promise.withResolvers<void>();
    const work = jest.fn(() => promise);
    const both = Promise.all([underWay.join('telkom', work), underWay.join('telkom', work)]);
    resolve();
    expect([await both, work.mock.calls.length, jest.getTimerCount()]).toEqual([[true, true], 1, 0]);
    await underWay.join('telkom', work);
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('goes on when it takes longer, whatever becomes of it then; what fails at once is told', async () => {
    const underWay = new UnderWay();
    const { promise, reject } = Promise.withResolvers<void>();
    const first = underWay.join('telkom', () => promise);
    await jest.advanceTimersByTimeAsync(20_000);
    expect(await first).toBe(false);
    reject(new Error('gone'));
    await expect(underWay.join('telkom', () => promise)).rejects.toThrow('gone');
  });
});
