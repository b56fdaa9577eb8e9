import fc from 'fast-check';
import { mostBetweenTurns } from '../../test/support/most-between-turns';
import { isLong, jsonInTurns, WRITTEN_AT_ONCE } from './json-in-turns';

const many = (length: number, item: unknown = { id: 1 }) => Array.from({ length }, () => item);

async function written(value: object): Promise<string> {
  let text = '';
  for await (const piece of jsonInTurns(value)) text += piece;
  return text;
}

describe('jsonInTurns', () => {
  it('writes what JSON.stringify writes', async () => {
    const value = fc.oneof(
      fc.object({ withDate: true, withNullPrototype: true }),
      fc.array(fc.anything({ withDate: true })),
    );
    await fc.assert(
      fc.asyncProperty(value, async (each) => expect(await written(each)).toBe(JSON.stringify(each))),
      { numRuns: 50 },
    );
    for (const each of [
      many(3 * WRITTEN_AT_ONCE + 1),
      { items: many(2 * WRITTEN_AT_ONCE), next: null, none: undefined },
      {
        series: [{ points: many(2 * WRITTEN_AT_ONCE) }, undefined, { points: [] }],
        by: { at: many(WRITTEN_AT_ONCE + 1) },
      },
      { 'a"b': many(WRITTEN_AT_ONCE + 1, undefined), at: new Date(0) },
      {},
      [],
    ])
      expect(await written(each)).toBe(JSON.stringify(each));
  });

  it('writes some items before others have their turn, however many there are', async () => {
    let count = 0;
    const item = { toJSON: () => (count += 1) };
    const most = await mostBetweenTurns(
      () => written({ items: many(10 * WRITTEN_AT_ONCE, item), more: many(10 * WRITTEN_AT_ONCE, item) }),
      () => count,
    );
    expect(most).toBe(WRITTEN_AT_ONCE);
  });

  it.each<[unknown, boolean]>([
    [many(WRITTEN_AT_ONCE), false],
    [many(WRITTEN_AT_ONCE + 1), true],
    [{ items: many(WRITTEN_AT_ONCE + 1) }, true],
    [{ series: [{ points: many(WRITTEN_AT_ONCE + 1) }] }, true],
    [{ items: [] }, false],
    [{ at: Object.assign(new Date(0), { items: many(WRITTEN_AT_ONCE + 1) }) }, false],
    [null, false],
    ['text', false],
  ])('is only for what is long', (value, expected) => expect(isLong(value)).toBe(expected));
});
