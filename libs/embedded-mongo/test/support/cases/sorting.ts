import { Binary, Long, ObjectId } from 'mongodb';
import { ordered } from './asking';
import { loud, refused, right, type Ask, type StoreCase } from './store-case';

const id = new ObjectId('0123456789abcdef01234567');
/** From the least to the greatest, in another order. */
const KINDS = [
  { _id: 14, a: new Date(5) },
  { _id: 9, a: { b: 1 } },
  { _id: 3, a: -1.5 },
  { _id: 12, a: false },
  { _id: 6, a: '' },
  { _id: 1, a: NaN },
  { _id: 11, a: id },
  { _id: 0, a: null },
  { _id: 5, a: Long.fromNumber(2 ** 40) },
  { _id: 13, a: new Date(-5) },
  { _id: 8, a: {} },
  { _id: 2, a: -Infinity },
  { _id: 7, a: 'a' },
  { _id: 10, a: new Binary(Buffer.from([1])) },
  { _id: 4, a: 7 },
];
const ASCENDING = Array.from({ length: 15 }, (_, n) => n);

const ARRAYS = [{ a: [3, 1] }, { a: 2 }, { a: [0, 9] }, { a: [] }, { a: null }, {}];
const WITHIN = [{ a: { b: 1 } }, { a: [5, { b: 2 }] }, { a: { b: 0 } }, { a: [{ b: 3 }, { b: -1 }] }, { a: [] }];
const PAIRS = [{ a: 1, b: 'x' }, { a: 2, b: 'y' }, { a: 1, b: 'y' }, { a: 2, b: 'x' }, { b: 'z' }];

const page =
  (sort: Record<string, 1 | -1>, skip: number, limit: number): Ask =>
  async (things) => {
    await things.insertMany(PAIRS.map((pair, _id) => ({ _id, ...pair })) as never[]);
    const ids = async () => (await things.find().sort(sort).skip(skip).limit(limit).toArray()).map(({ _id }) => _id);
    const scanned = await ids();
    await things.createIndex({ a: 1, b: -1 });
    return String(await ids()) === String(scanned) ? scanned : { scanned, indexed: await ids() };
  };

export const SORTING: readonly StoreCase[] = [
  right('all types, upwards', ordered(KINDS, { a: 1 }, { a: 1 }), ASCENDING),
  right('all types, downwards', ordered(KINDS, { a: -1 }, { a: 1 }), [...ASCENDING].reverse()),
  right(
    'strings by code points',
    ordered(
      ['😀', 'é', 'a', '', '\uffff', 'Z'].map((a) => ({ a })),
      { a: 1 },
      { a: 1 },
    ),
    [3, 5, 2, 1, 4, 0],
  ),
  right(
    'numbers of mixed types',
    ordered([{ a: 2 }, { a: Long.ONE }, { a: 1.5 }, { a: -0.5 }], { a: 1 }, { a: 1 }),
    [3, 1, 2, 0],
  ),
  right('arrays by their least element up', ordered(ARRAYS, { a: 1, _id: 1 }, { a: 1 }), [3, 4, 5, 2, 0, 1]),
  right('arrays by their greatest element down', ordered(ARRAYS, { a: -1, _id: 1 }, { a: 1 }), [2, 0, 1, 4, 5, 3]),
  right('null and missing are one', ordered([{ a: 1 }, { a: null }, {}], { a: 1, _id: -1 }, { a: 1 }), [2, 1, 0]),
  right(
    'through an array: what is no document counts as null',
    ordered(WITHIN, { 'a.b': 1, _id: 1 }, { 'a.b': 1 }),
    [1, 4, 3, 2, 0],
  ),
  right('through an array downwards', ordered(WITHIN, { 'a.b': -1, _id: 1 }, { 'a.b': 1 }), [3, 1, 0, 2, 4]),
  right(
    'dates before 1970',
    ordered(
      [-1, 1, -86_400_000, 0].map((at) => ({ a: new Date(at) })),
      { a: 1 },
      { a: 1 },
    ),
    [2, 0, 3, 1],
  ),
  right('two keys in two directions', ordered(PAIRS, { a: 1, b: -1 }, { a: 1, b: -1 }), [4, 2, 0, 1, 3]),
  right('two keys against an index', ordered(PAIRS, { a: -1, b: 1 }, { a: 1, b: -1 }), [3, 1, 0, 2, 4]),
  right(
    'two keys that no index has in these directions',
    ordered(PAIRS, { a: 1, b: 1 }, { a: 1, b: -1 }),
    [4, 0, 2, 3, 1],
  ),
  right(
    'an array and a value',
    ordered(
      [
        { a: [2, 1], b: 1 },
        { a: 1, b: 2 },
      ],
      { b: -1, a: 1 },
      { a: 1 },
    ),
    [1, 0],
  ),
  right('a page', page({ a: 1, b: -1 }, 1, 2), [2, 0]),
  right('a page backwards', page({ a: -1, b: 1 }, 2, 2), [0, 2]),
  right('a page beyond the end', page({ a: 1, b: -1 }, 9, 2), []),
  right('a page without an end', page({ a: 1, b: -1 }, 3, 0), [1, 3]),
  right('ids of mixed types', ordered([{ _id: 'a' }, { _id: 5 }, { _id: id }], { _id: 1 }), [5, 'a', id]),
  refused('a direction that is none', ordered(PAIRS, { a: 2 } as never)),
  loud(
    'two paths into arrays',
    ordered(
      [
        { a: [2, 1], b: [1, 2] },
        { a: 1, b: 1 },
      ],
      { a: 1, b: 1 },
    ),
  ),
  loud(
    'two paths into one array',
    ordered([{ a: [{ b: 1, c: 2 }] }, { a: [{ b: 2, c: 1 }] }], { 'a.b': 1, 'a.c': 1 }),
    [0, 1],
  ),
  loud('a position in an array', ordered(ARRAYS, { 'a.0': 1, _id: 1 }), [1, 3, 4, 5, 2, 0]),
  loud('$natural', ordered(PAIRS, { $natural: -1 }), [4, 3, 2, 1, 0]),
  loud('$meta', ordered(PAIRS, { a: { $meta: 'textScore' } } as never)),
  loud('an empty path', ordered(PAIRS, { 'a.': 1 })),
];
