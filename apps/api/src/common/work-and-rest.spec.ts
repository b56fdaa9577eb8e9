import { workAndRest } from './work-and-rest';

describe('work that nobody waits for', () => {
  it('leaves most of the time to others', async () => {
    const began = performance.now();
    let worked = 0;
    const result = await workAndRest(async () => {
      while (performance.now() - began < 20);
      worked = performance.now() - began;
      // A timer counts from the turn of the event loop in which it is set.
      await new Promise(setImmediate);
      return 'done';
    });
    expect(result).toBe('done');
    // Two seconds are the longest rest, also where the machine itself took long.
    expect(performance.now() - began).toBeGreaterThanOrEqual(Math.min(worked * 6, 2_000));
  });

  it('that fails fails at once', async () => {
    await expect(workAndRest(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  });
});
