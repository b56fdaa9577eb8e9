import { Politeness } from './politeness';

it('runs at most four tasks at once per site, and all of them in the end', async () => {
  const politeness = new Politeness();
  const running = new Map<string, number>();
  let most = 0;
  const task = (site: string) => async () => {
    running.set(site, (running.get(site) ?? 0) + 1);
    most = Math.max(most, running.get(site)!);
    await new Promise(setImmediate);
    running.set(site, running.get(site)! - 1);
    return site;
  };
  const names = Array.from({ length: 30 }, (_, i) => `s${i}.${i % 2 ? 'one' : 'two'}.com`);
  const done = await Promise.all(names.map((name) => politeness.run(name, task(name.slice(-7)))));
  expect([most, done.length]).toEqual([4, 30]);
});

it('gives the place free when a task fails', async () => {
  const politeness = new Politeness();
  const fail = () => politeness.run('a.one.com', () => Promise.reject(new Error('boom')));
  for (let i = 0; i < 9; i++) await expect(fail()).rejects.toThrow('boom');
});
