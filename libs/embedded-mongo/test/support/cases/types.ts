import { Binary, Code, Decimal128, Long, MaxKey, MinKey, ObjectId, Timestamp, UUID } from 'mongodb';
import { changed, found, kept } from './asking';
import { loud, refused, right, type StoreCase } from './store-case';

const uuid = new UUID('0123456789abcdef0123456789abcdef');
const nested = (levels: number): object => (levels === 0 ? {} : { d: nested(levels - 1) });
const decimal = Decimal128.fromString('1.5');
const long = 'x'.repeat(5_000);
const LONG = [{ a: `${long}a` }, { a: `${long}b` }] as const;
const LISTS = [{ a: [{ c: Array(3_000).fill(1) }, 1] }, { a: [{ c: Array(3_000).fill(1) }, 2] }] as const;
/** Outside the subset wherever it may stand. */
const everywhere = (name: string, value: unknown): readonly StoreCase[] => [
  loud(`${name} in a document`, kept({ a: value })),
  loud(`${name} deep in a document`, kept({ a: [{ b: value }] })),
  loud(`${name} as an id`, kept({ _id: value })),
  loud(`${name} in a filter`, found([{ a: 1 }], { a: { $gt: value } })),
  loud(`${name} in an update`, changed({ a: 1 }, { $set: { a: value } })),
];

export const TYPES: readonly StoreCase[] = [
  right('binary data', kept({ a: new Binary(Buffer.from('00ff80', 'hex')), b: new Binary(Buffer.alloc(0), 128) }), {
    a: 'binary 0 00ff80',
    b: 'binary 128 ',
  }),
  right('a UUID', kept({ a: uuid }), { a: 'binary 4 0123456789abcdef0123456789abcdef' }),
  right('a UUID is found', found([{ a: uuid }, { a: new UUID() }], { a: uuid }, { a: 1 }), [0]),
  right('bytes are binary data', kept({ a: Buffer.from('hi') }), { a: 'binary 0 6869' }),
  right('an ObjectId', kept({ a: new ObjectId('0123456789abcdef01234567') }), { a: '0123456789abcdef01234567' }),
  right('dates', kept({ a: new Date(-1), b: new Date(8.64e15), c: new Date(-8.64e15) }), {
    a: 'date -1',
    b: 'date 8640000000000000',
    c: 'date -8640000000000000',
  }),
  right('text with every kind of character', kept({ a: '\0a\0', b: '😀é', c: '' }), { a: '\0a\0', b: '😀é', c: '' }),
  right('text with zeros is found', found([{ a: 'a\0b' }, { a: 'a' }, { a: 'a\0' }], { a: 'a\0' }, { a: 1 }), [2]),
  right('empty documents and arrays', kept({ a: {}, b: [], c: [{}, []] }), { a: {}, b: [], c: [{}, []] }),
  right('null, true and false', kept({ a: null, b: true, c: false }), { a: null, b: true, c: false }),
  right('undefined is null', kept({ a: undefined }), { a: null }),
  right(
    'the order of fields',
    async (things) => {
      await things.insertOne({ z: 1, _id: 5, b: 2, a: 3 } as never);
      return Object.keys((await things.findOne()) ?? {});
    },
    ['_id', 'z', 'b', 'a'],
  ),
  right('a document 150 levels deep', kept(nested(150)), nested(150)),
  right('long text is told apart to its end', found(LONG, LONG[1], { a: 1 }), [1]),
  right('long arrays are told apart to their end', found(LISTS, LISTS[1], { b: 1 }), [1]),
  right(
    'text of a megabyte in an index',
    async (things) => {
      await things.createIndex({ a: 1 });
      await things.insertOne({ a: 'x'.repeat(1_000_000) });
      return things.countDocuments({ a: 'x'.repeat(1_000_000) });
    },
    1,
  ),
  right(
    'a document of almost 16 MB',
    async (things) => {
      await things.insertOne({ _id: 1, a: 'x'.repeat(16 * 1024 * 1024 - 40) } as never);
      const before = await things.findOneAndUpdate({}, { $set: { b: 1 } });
      return String(before?.['a']).length;
    },
    16 * 1024 * 1024 - 40,
  ),
  refused('a document of more than 16 MB', kept({ a: 'x'.repeat(16 * 1024 * 1024) })),
  refused('an update beyond 16 MB', changed({ a: 'x'.repeat(9_000_000) }, { $set: { b: 'x'.repeat(9_000_000) } })),
  refused('an array as id', kept({ _id: [1] })),
  loud('an integer as a name', kept({ b: 1, 1: 2 }), { 1: 2, b: 1 }),
  loud('an integer as a name within', kept({ a: { 20: 1, 3: 1 } })),
  loud('a name that begins with a dollar', kept({ $a: 1 }), { $a: 1 }),
  loud('a name that begins with a dollar within', kept({ a: { $b: 1 } }), { a: { $b: 1 } }),
  loud('a document 200 levels deep', kept(nested(200))),
  loud('the name that bson’s classes have', (things) =>
    things.insertOne({ a: new Map([['_bsontype', 'Long']]) } as never),
  ),
  loud('a regular expression', kept({ a: /^x/ })),
  ...everywhere('a decimal', decimal),
  ...everywhere('a timestamp', Timestamp.fromBits(1, 2)),
  ...everywhere('the least key', new MinKey()),
  ...everywhere('the greatest key', new MaxKey()),
  ...everywhere('code', new Code('1')),
  ...everywhere('binary data of subtype 2', new Binary(Buffer.from([1, 2, 3]), 2)),
  loud('a decimal as a sum', changed({ a: 1 }, { $inc: { a: decimal } })),
  loud('a decimal beside a long', changed({ a: Long.ONE }, { $max: { a: decimal } })),
];
