import { GroupCommit } from './group-commit';

/** A commit that ends when the spec says so. */
function heldCommit() {
  const batches: string[][] = [];
  const ends: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const commit = (items: readonly string[]) =>
    new Promise<string[]>((resolve, reject) => {
      batches.push([...items]);
      ends.push({ resolve: () => resolve(items.map((item) => item.toUpperCase())), reject });
    });
  /** Lets what is running end, and what follows begin. */
  const end = async (error?: Error) => {
    const current = ends.shift();
    if (error) current?.reject(error);
    else current?.resolve();
    await new Promise(setImmediate);
  };
  return { batches, commit, end };
}

const options = { maxBatch: 4, maxWaiting: 10, refuse: () => new Error('full') };
const begun = () => new Promise(setImmediate);

describe('GroupCommit', () => {
  it('commits at once when idle, and what arrives meanwhile together', async () => {
    const { batches, commit, end } = heldCommit();
    const group = new GroupCommit(commit, options);
    const results = [group.add(['a'])];
    await begun();
    results.push(group.add(['b']), group.add(['c', 'd']));
    await end();
    await end();
    expect(batches).toEqual([['a'], ['b', 'c', 'd']]);
    expect(await Promise.all(results)).toEqual([['A'], ['B'], ['C', 'D']]);
  });

  it('joins what is added in one turn of the event loop', async () => {
    const { batches, commit, end } = heldCommit();
    const group = new GroupCommit(commit, options);
    const results = [group.add(['a']), group.add(['b'])];
    await begun();
    await end();
    await Promise.all(results);
    expect(batches).toEqual([['a', 'b']]);
  });

  it('keeps an addition together, however large', async () => {
    const { batches, commit, end } = heldCommit();
    const group = new GroupCommit(commit, options);
    const results = [group.add(['a']), group.add(['1', '2', '3', '4', '5', '6']), group.add(['b'])];
    await begun();
    for (const _ of results) await end();
    await Promise.all(results);
    expect(batches).toEqual([['a'], ['1', '2', '3', '4', '5', '6'], ['b']]);
  });

  it('refuses an addition that finds the queue full, and takes nothing of it', async () => {
    const { batches, commit, end } = heldCommit();
    const group = new GroupCommit(commit, options);
    const first = group.add(['1', '2', '3', '4', '5', '6', '7', '8']);
    await expect(group.add(['a', 'b', 'c'])).rejects.toThrow('full');
    const small = group.add(['d', 'e']);
    await begun();
    await end();
    await end();
    await Promise.all([first, small]);
    expect(batches.flat()).not.toContain('a');
    const again = group.add(['a', 'b', 'c']);
    await begun();
    await end();
    expect(await again).toEqual(['A', 'B', 'C']);
  });

  it('tells a failure to everybody in the batch and to nobody else', async () => {
    const { commit, end } = heldCommit();
    const group = new GroupCommit(commit, options);
    const lost = [group.add(['a']), group.add(['b'])];
    const settled = Promise.allSettled(lost);
    await begun();
    const kept = group.add(['c']);
    await end(new Error('away'));
    await end();
    expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await kept).toEqual(['C']);
  });

  it('is idle when nothing runs or waits', async () => {
    const { commit, end } = heldCommit();
    const group = new GroupCommit(commit, options);
    await group.idle();
    void group.add(['a']);
    let idle = false;
    const waited = group.idle().then(() => (idle = true));
    await begun();
    expect(idle).toBe(false);
    await end();
    await waited;
    expect(idle).toBe(true);
  });

  describe('with a rest', () => {
    const LONG = 3_600_000;

    it('flushes the first at once, and what comes in the rest together when somebody waits for it', async () => {
      const { batches, commit, end } = heldCommit();
      const group = new GroupCommit(commit, { ...options, restMs: LONG });
      const results = [group.add(['a'])];
      await begun();
      await end();
      results.push(group.add(['b']));
      await begun();
      results.push(group.add(['c']));
      await begun();
      expect(batches).toEqual([['a']]);
      const settled = group.settled();
      await begun();
      expect(batches).toEqual([['a'], ['b', 'c']]);
      await end();
      await Promise.all([settled, ...results]);
      await group.idle();
    });

    it('rests no longer than until a whole batch waits', async () => {
      const { batches, commit, end } = heldCommit();
      const group = new GroupCommit(commit, { ...options, restMs: LONG });
      const results = [group.add(['a'])];
      await begun();
      await end();
      results.push(group.add(['1', '2', '3', '4']));
      await begun();
      expect(batches).toEqual([['a'], ['1', '2', '3', '4']]);
      await end();
      await Promise.all(results);
      await group.idle();
    });

    it('ends its rest by itself', async () => {
      const { batches, commit, end } = heldCommit();
      const group = new GroupCommit(commit, { ...options, restMs: 1 });
      const first = group.add(['a']);
      await begun();
      await end();
      await first;
      const second = group.add(['b']);
      while (batches.length < 2) await begun();
      await end();
      await second;
      await group.idle();
      expect(batches).toEqual([['a'], ['b']]);
    });
  });

  describe('with several lanes', () => {
    const byLetter = { ...options, lanes: 2, keyOf: (item: string) => item.charAt(0) };

    it('begins a second flush while the first runs, and no third', async () => {
      const { batches, commit, end } = heldCommit();
      const group = new GroupCommit(commit, byLetter);
      const results = [];
      for (const item of ['a1', 'b1', 'c1', 'd1']) {
        results.push(group.add([item]));
        await begun();
      }
      expect(batches).toEqual([['a1'], ['b1']]);
      for (const _ of batches) await end();
      await end();
      await Promise.all(results);
      expect(batches).toEqual([['a1'], ['b1'], ['c1', 'd1']]);
    });

    it('keeps the order of items with one key, and lets others go first', async () => {
      const { batches, commit, end } = heldCommit();
      const group = new GroupCommit(commit, byLetter);
      const first = group.add(['a1']);
      await begun();
      const held = group.add(['a2', 'b2']);
      const behind = group.add(['b3']);
      const free = group.add(['c1']);
      await begun();
      expect(batches).toEqual([['a1'], ['c1']]);
      await end();
      await first;
      expect(batches).toEqual([['a1'], ['c1'], ['a2', 'b2', 'b3']]);
      await end();
      await end();
      await Promise.all([held, behind, free]);
    });

    it('opens a lane again for what comes after it had nothing to do', async () => {
      const { batches, commit, end } = heldCommit();
      const group = new GroupCommit(commit, byLetter);
      const first = group.add(['a1']);
      await begun();
      const held = group.add(['a2']);
      await begun();
      const other = group.add(['b1']);
      await begun();
      expect(batches).toEqual([['a1'], ['b1']]);
      for (let flush = 0; flush < 3; flush += 1) await end();
      await Promise.all([first, held, other]);
      await group.idle();
      expect(group.size).toBe(0);
    });
  });
});
