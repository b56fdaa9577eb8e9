import { text } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { ResponseCache } from './response-cache';

const MB = 1024 * 1024;

/** A list that counts how often it was made. */
function aList(content: string | Error, bytes = 0) {
  const list = {
    made: 0,
    make: async function* () {
      list.made += 1;
      if (content instanceof Error) throw content;
      yield Buffer.from(content);
      if (bytes > 0) yield Buffer.alloc(bytes);
    },
  };
  return list;
}

describe('ResponseCache', () => {
  it('makes a version once, however many come and however they want it', async () => {
    const cache = new ResponseCache();
    const list = aList('[1]');
    const ask = (encoding: 'identity' | 'gzip') => cache.body('', 'v1', encoding, list.make).read();
    const bodies = [
      ask('identity'),
      ask('identity'),
      ask('gzip').pipe(createGunzip()),
      ask('gzip').pipe(createGunzip()),
    ];
    expect(await Promise.all(bodies.map((body) => text(body)))).toEqual(['[1]', '[1]', '[1]', '[1]']);
    expect(list.made).toBe(1);
  });

  it('makes the next version anew, and nothing that has no version twice', async () => {
    const cache = new ResponseCache();
    const [one, two] = [aList('[1]'), aList('[2]')];
    expect(await text(cache.body('', 'v1', 'identity', one.make).read())).toBe('[1]');
    expect(await text(cache.body('', 'v2', 'identity', two.make).read())).toBe('[2]');
    for (let time = 0; time < 2; time += 1) await text(cache.body('', undefined, 'identity', one.make).read());
    expect([one.made, two.made]).toEqual([3, 1]);
  });

  it('keeps nothing that broke off', async () => {
    const cache = new ResponseCache();
    const broken = cache.body('', 'v1', 'gzip', aList(new Error('away')).make);
    await expect(text(broken.read())).rejects.toThrow('away');
    const list = aList('[1]');
    expect(await text(cache.body('', 'v1', 'gzip', list.make).read().pipe(createGunzip()))).toBe('[1]');
  });

  it('forgets the list that was asked for longest ago when they grow too large together', async () => {
    const cache = new ResponseCache();
    const lists = ['a', 'b', 'c'].map((name) => ({ name, list: aList(name, 14 * MB) }));
    const ask = async (at: number) => {
      const { name, list } = lists[at] ?? { name: '', list: aList('') };
      await cache.body(name, 'v1', 'identity', list.make).whole();
    };
    for (const at of [0, 1, 0, 2, 0, 1]) await ask(at);
    expect(lists.map(({ list }) => list.made)).toEqual([1, 2, 1]);
  });
});
