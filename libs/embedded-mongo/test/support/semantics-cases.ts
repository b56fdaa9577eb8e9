import { Binary, Decimal128, Long, ObjectId, UUID } from 'mongodb';
import type { Asker } from './asker';

/**
 * What MongoDB documents, case by case. `q`: is the document found by the filter? `u`: the document after the update.
 * `ag`: the results of the pipeline. `pj`: the projected document. ObjectIds compare as hex digits, dates as ISO text.
 */
export interface SemanticsCase {
  readonly name: string;
  readonly ask: (asker: Asker) => Promise<unknown>;
  readonly expected: unknown;
}

/** Expected where MongoDB itself refuses. */
export const REFUSED = Symbol('refused');

const A = new ObjectId('0123456789abcdef01234567');
const B = new ObjectId('1123456789abcdef01234567');

export const SEMANTICS: readonly SemanticsCase[] = [
  { name: 'oid eq', ask: ({ q }) => q({ a: A }, { a: new ObjectId(A.toHexString()) }), expected: true },
  { name: 'oid ne', ask: ({ q }) => q({ a: A }, { a: B }), expected: false },
  { name: 'oid in array', ask: ({ q }) => q({ a: [B, A] }, { a: A }), expected: true },
  { name: 'oid $gt', ask: ({ q }) => q({ a: B }, { a: { $gt: A } }), expected: true },
  { name: 'oid $nin', ask: ({ q }) => q({ a: A }, { a: { $nin: [A] } }), expected: false },
  { name: 'oid $all', ask: ({ q }) => q({ a: [A, B] }, { a: { $all: [A] } }), expected: true },
  { name: 'oid $type objectId', ask: ({ q }) => q({ a: A }, { a: { $type: 'objectId' } }), expected: true },
  { name: '$type 7', ask: ({ q }) => q({ a: A }, { a: { $type: 7 } }), expected: true },
  { name: '$type 10', ask: ({ q }) => q({ a: null }, { a: { $type: 10 } }), expected: true },
  { name: '$type string in array', ask: ({ q }) => q({ a: ['x'] }, { a: { $type: 'string' } }), expected: true },
  { name: '$type number', ask: ({ q }) => q({ a: 1 }, { a: { $type: 'number' } }), expected: true },
  {
    name: '$type decimal',
    ask: ({ q }) => q({ a: Decimal128.fromString('1') }, { a: { $type: 'decimal' } }),
    expected: true,
  },
  { name: 'dec = num', ask: ({ q }) => q({ a: Decimal128.fromString('1.0') }, { a: 1 }), expected: true },
  {
    name: 'dec = dec 1.0/1.00',
    ask: ({ q }) => q({ a: Decimal128.fromString('1.0') }, { a: Decimal128.fromString('1.00') }),
    expected: true,
  },
  {
    name: 'dec>dec',
    ask: ({ q }) => q({ a: Decimal128.fromString('10') }, { a: { $gt: Decimal128.fromString('9') } }),
    expected: true,
  },
  {
    name: 'big long >',
    ask: ({ q }) => q({ a: Long.fromString('9223372036854775807') }, { a: { $gt: 5 } }),
    expected: true,
  },
  {
    name: 'long eq',
    ask: ({ q }) => q({ a: Long.fromString('9223372036854775807') }, { a: Long.fromString('9223372036854775807') }),
    expected: true,
  },
  {
    name: 'binary eq',
    ask: ({ q }) => q({ a: new Binary(Buffer.from([1, 200, 255])) }, { a: new Binary(Buffer.from([1, 200, 255])) }),
    expected: true,
  },
  { name: 'uuid vs other', ask: ({ q }) => q({ a: new UUID() }, { a: new UUID() }), expected: false },
  { name: 'null matches missing', ask: ({ q }) => q({}, { a: null }), expected: true },
  { name: '$in null missing', ask: ({ q }) => q({}, { a: { $in: [null] } }), expected: true },
  { name: '$exists true null', ask: ({ q }) => q({ a: null }, { a: { $exists: true } }), expected: true },
  { name: '$exists false', ask: ({ q }) => q({ a: null }, { a: { $exists: false } }), expected: false },
  { name: 'a.b null on scalar a', ask: ({ q }) => q({ a: 5 }, { 'a.b': null }), expected: true },
  { name: 'array contains null', ask: ({ q }) => q({ a: [1, null] }, { a: null }), expected: true },
  { name: '$gte null missing', ask: ({ q }) => q({}, { a: { $gte: null } }), expected: true },
  { name: 'date eq', ask: ({ q }) => q({ a: new Date(5) }, { a: new Date(5) }), expected: true },
  { name: 'date vs num type bracket', ask: ({ q }) => q({ a: new Date(6) }, { a: { $gt: 5 } }), expected: false },
  { name: 'str vs num bracket', ask: ({ q }) => q({ a: 'x' }, { a: { $gt: 5 } }), expected: false },
  { name: 'array eq exact', ask: ({ q }) => q({ a: [1, 2] }, { a: [1, 2] }), expected: true },
  { name: 'array in array eq', ask: ({ q }) => q({ a: [[1, 2], 3] }, { a: [1, 2] }), expected: true },
  { name: 'nested arr no double descend', ask: ({ q }) => q({ a: [[1]] }, { a: 1 }), expected: false },
  { name: 'obj eq order', ask: ({ q }) => q({ a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }), expected: false },
  { name: 'regex', ask: ({ q }) => q({ a: 'Abc' }, { a: /^abc/i }), expected: true },
  {
    name: '$regex/$options',
    ask: ({ q }) => q({ a: 'Abc' }, { a: { $regex: '^abc', $options: 'i' } }),
    expected: true,
  },
  { name: '$in regex', ask: ({ q }) => q({ a: 'Abc' }, { a: { $in: [/^A/] } }), expected: true },
  { name: '$in nested arr', ask: ({ q }) => q({ a: [[1, 2]] }, { a: { $in: [[1, 2]] } }), expected: true },
  { name: '$mod', ask: ({ q }) => q({ a: 10 }, { a: { $mod: [4, 2] } }), expected: true },
  { name: '$mod missing', ask: ({ q }) => q({}, { a: { $mod: [4, 0] } }), expected: false },
  { name: '$all missing', ask: ({ q }) => q({}, { a: { $all: [1] } }), expected: false },
  { name: '$all scalar', ask: ({ q }) => q({ a: 1 }, { a: { $all: [1] } }), expected: true },
  { name: 'array idx', ask: ({ q }) => q({ a: [{ b: 1 }, { b: 2 }] }, { 'a.1.b': 2 }), expected: true },
  { name: '$expr', ask: ({ q }) => q({ a: 1, b: 2 }, { $expr: { $lt: ['$a', '$b'] } }), expected: true },
  { name: '$comment', ask: ({ q }) => q({ a: 1 }, { a: 1, $comment: 'x' }), expected: true },
  { name: '$bitsAllSet', ask: ({ q }) => q({ a: 7 }, { a: { $bitsAllSet: 3 } }), expected: true },
  { name: 'NaN lt', ask: ({ q }) => q({ a: NaN }, { a: { $lt: 5 } }), expected: false },
  { name: '-0 = 0', ask: ({ q }) => q({ a: -0 }, { a: 0 }), expected: true },
  { name: '$jsonSchema', ask: ({ q }) => q({ a: 1 }, { $jsonSchema: { required: ['a'] } }), expected: true },
  {
    name: 'incl order',
    ask: ({ pj }) => pj({ _id: 1, a: 1, b: 2, c: 3 }, { c: 1, a: 1 }),
    expected: { _id: 1, a: 1, c: 3 },
  },
  { name: 'excl', ask: ({ pj }) => pj({ _id: 1, a: 1, b: 2 }, { a: 0 }), expected: { _id: 1, b: 2 } },
  { name: 'excl _id', ask: ({ pj }) => pj({ _id: 1, a: 1, b: 1 }, { _id: 0 }), expected: { a: 1, b: 1 } },
  { name: 'excl _id incl a', ask: ({ pj }) => pj({ _id: 1, a: 1, b: 1 }, { _id: 0, a: 1 }), expected: { a: 1 } },
  {
    name: 'nested arr',
    ask: ({ pj }) => pj({ _id: 1, a: [{ x: 1, y: 2 }, { y: 3 }] }, { 'a.x': 1 }),
    expected: { _id: 1, a: [{ x: 1 }, {}] },
  },
  {
    name: 'nested excl',
    ask: ({ pj }) => pj({ _id: 1, a: [{ x: 1, y: 2 }, { y: 3 }] }, { 'a.x': 0 }),
    expected: { _id: 1, a: [{ y: 2 }, { y: 3 }] },
  },
  {
    name: '$elemMatch proj',
    ask: ({ pj }) => pj({ _id: 1, a: [{ x: 1 }, { x: 2 }] }, { a: { $elemMatch: { x: 2 } } }),
    expected: { _id: 1, a: [{ x: 2 }] },
  },
  {
    name: 'incl true oid',
    ask: ({ pj }) => pj({ _id: A, a: A }, { a: true }),
    expected: { _id: '0123456789abcdef01234567', a: '0123456789abcdef01234567' },
  },
  { name: '$set nested', ask: ({ u }) => u({ a: 1 }, { $set: { 'b.c': 1 } }), expected: { a: 1, b: { c: 1 } } },
  { name: '$set into scalar error', ask: ({ u }) => u({ a: 1 }, { $set: { 'a.b': 1 } }), expected: REFUSED },
  { name: '$inc str error', ask: ({ u }) => u({ a: 'x' }, { $inc: { a: 1 } }), expected: REFUSED },
  {
    name: '$push each sort slice',
    ask: ({ u }) =>
      u({ a: [{ s: 3 }, { s: 1 }] }, { $push: { a: { $each: [{ s: 2 }], $sort: { s: 1 }, $slice: -2 } } }),
    expected: { a: [{ s: 2 }, { s: 3 }] },
  },
  {
    name: '$push slice 0',
    ask: ({ u }) => u({ a: [1] }, { $push: { a: { $each: [2], $slice: 0 } } }),
    expected: { a: [] },
  },
  {
    name: '$push each sort on missing',
    ask: ({ u }) => u({}, { $push: { a: { $each: [3, 1, 2], $sort: 1 } } }),
    expected: { a: [1, 2, 3] },
  },
  {
    name: '$push sort two keys',
    ask: ({ u }) =>
      u(
        {
          a: [
            { x: 1, y: 2 },
            { x: 1, y: 1 },
          ],
        },
        { $push: { a: { $each: [], $sort: { x: 1, y: 1 } } } },
      ),
    expected: {
      a: [
        { x: 1, y: 1 },
        { x: 1, y: 2 },
      ],
    },
  },
  {
    name: '$addToSet each',
    ask: ({ u }) => u({ a: [1] }, { $addToSet: { a: { $each: [1, 2] } } }),
    expected: { a: [1, 2] },
  },
  {
    name: '$pull cond',
    ask: ({ u }) => u({ a: [{ x: 1 }, { x: 5 }] }, { $pull: { a: { x: { $gte: 5 } } } }),
    expected: { a: [{ x: 1 }] },
  },
  { name: '$pull scalar cond', ask: ({ u }) => u({ a: [1, 7] }, { $pull: { a: { $gte: 5 } } }), expected: { a: [1] } },
  { name: '$pull regex', ask: ({ u }) => u({ a: ['ab', 'c'] }, { $pull: { a: /^a/ } }), expected: { a: ['c'] } },
  { name: '$pullAll', ask: ({ u }) => u({ a: [1, 2, 1] }, { $pullAll: { a: [1] } }), expected: { a: [2] } },
  { name: '$pop -1', ask: ({ u }) => u({ a: [1, 2] }, { $pop: { a: -1 } }), expected: { a: [2] } },
  { name: '$unset', ask: ({ u }) => u({ a: 1, b: { c: 1 } }, { $unset: { 'b.c': 1 } }), expected: { a: 1, b: {} } },
  {
    name: '$min/$max date',
    ask: ({ u }) => u({ a: new Date(5) }, { $max: { a: new Date(9) } }),
    expected: { a: '1970-01-01T00:00:00.009Z' },
  },
  { name: '$mul missing', ask: ({ u }) => u({}, { $mul: { a: 5 } }), expected: { a: 0 } },
  { name: '$bit', ask: ({ u }) => u({ a: 5 }, { $bit: { a: { and: 4 } } }), expected: { a: 4 } },
  {
    name: '$[e]',
    ask: ({ u }) => u({ a: [{ x: 1 }, { x: 2 }] }, { $set: { 'a.$[e].y': 1 } }, {}, [{ 'e.x': 2 }]),
    expected: { a: [{ x: 1 }, { x: 2, y: 1 }] },
  },
  {
    name: '$[e] oid',
    ask: ({ u }) => u({ a: [{ _id: A }, { _id: B }] }, { $set: { 'a.$[e].y': 1 } }, {}, [{ 'e._id': B }]),
    expected: { a: [{ _id: '0123456789abcdef01234567' }, { _id: '1123456789abcdef01234567', y: 1 }] },
  },
  {
    name: '$ positional',
    ask: ({ u }) => u({ a: [{ x: 1 }, { x: 2 }] }, { $set: { 'a.$.y': 1 } }, { 'a.x': 2 }),
    expected: { a: [{ x: 1 }, { x: 2, y: 1 }] },
  },
  {
    name: '$ positional elemMatch',
    ask: ({ u }) =>
      u(
        {
          a: [
            { x: 1, z: 1 },
            { x: 2, z: 1 },
          ],
        },
        { $set: { 'a.$.y': 1 } },
        { a: { $elemMatch: { x: 2, z: 1 } } },
      ),
    expected: {
      a: [
        { x: 1, z: 1 },
        { x: 2, z: 1, y: 1 },
      ],
    },
  },
  {
    name: '$ positional oid',
    ask: ({ u }) => u({ a: [{ _id: A }, { _id: B }] }, { $set: { 'a.$.y': 1 } }, { 'a._id': B }),
    expected: { a: [{ _id: '0123456789abcdef01234567' }, { _id: '1123456789abcdef01234567', y: 1 }] },
  },
  {
    name: '$ positional 2 matching keys',
    ask: ({ u }) =>
      u(
        {
          a: [
            { x: 1, z: 1 },
            { x: 2, z: 2 },
          ],
        },
        { $set: { 'a.$.y': 1 } },
        { 'a.x': 2, 'a.z': 2 },
      ),
    expected: {
      a: [
        { x: 1, z: 1 },
        { x: 2, z: 2, y: 1 },
      ],
    },
  },
  {
    name: '$set -> different order key',
    ask: ({ u }) => u({ o: { x: 1, y: 2 } }, { $set: { o: { y: 2, x: 1 } } }),
    expected: { o: { y: 2, x: 1 } },
  },
  {
    name: '$set date obj',
    ask: ({ u }) => u({ a: new Date(1) }, { $set: { a: new Date(2) } }),
    expected: { a: '1970-01-01T00:00:00.002Z' },
  },
  {
    name: '$inc Decimal',
    ask: ({ u }) => u({ a: Decimal128.fromString('1.5') }, { $inc: { a: 1 } }),
    expected: { a: { $numberDecimal: '2.5' } },
  },
  {
    name: 'group oid',
    ask: ({ ag }) =>
      ag(
        [
          { a: A, v: 1 },
          { a: new ObjectId(A.toHexString()), v: 2 },
        ],
        [{ $group: { _id: '$a', s: { $sum: '$v' } } }],
      ),
    expected: [{ _id: '0123456789abcdef01234567', s: 3 }],
  },
  {
    name: 'group null id',
    ask: ({ ag }) => ag([{ v: 1 }, { v: 2 }], [{ $group: { _id: null, s: { $sum: '$v' } } }]),
    expected: [{ _id: null, s: 3 }],
  },
  {
    name: 'group compound',
    ask: ({ ag }) =>
      ag(
        [
          { a: 1, b: 2 },
          { a: 1, b: 2 },
        ],
        [{ $group: { _id: { a: '$a', b: '$b' }, n: { $sum: 1 } } }],
      ),
    expected: [{ _id: { a: 1, b: 2 }, n: 2 }],
  },
  {
    name: 'group missing key',
    ask: ({ ag }) => ag([{ b: 2 }], [{ $group: { _id: '$a', n: { $count: {} } } }]),
    expected: [{ _id: null, n: 1 }],
  },
  {
    name: 'group push/addToSet',
    ask: ({ ag }) => ag([{ a: 1 }, { a: 1 }], [{ $group: { _id: null, p: { $push: '$a' }, s: { $addToSet: '$a' } } }]),
    expected: [{ _id: null, p: [1, 1], s: [1] }],
  },
  {
    name: 'group $first/$last/$topN',
    ask: ({ ag }) =>
      ag(
        [{ a: 1 }, { a: 2 }],
        [
          {
            $group: {
              _id: null,
              f: { $first: '$a' },
              l: { $last: '$a' },
              t: { $topN: { n: 1, sortBy: { a: -1 }, output: '$a' } },
            },
          },
        ],
      ),
    expected: [{ _id: null, f: 1, l: 2, t: [2] }],
  },
  {
    name: 'project order',
    ask: ({ ag }) => ag([{ _id: 1, a: 1, b: 2 }], [{ $project: { b: 1, c: { $add: ['$a', 1] }, a: 1 } }]),
    expected: [{ _id: 1, a: 1, b: 2, c: 2 }],
  },
  {
    name: 'addFields nested',
    ask: ({ ag }) => ag([{ a: { x: 1 } }], [{ $addFields: { 'a.y': 2 } }]),
    expected: [{ a: { x: 1, y: 2 } }],
  },
  { name: 'unwind scalar', ask: ({ ag }) => ag([{ a: 5 }], [{ $unwind: '$a' }]), expected: [{ a: 5 }] },
  {
    name: 'bucket',
    ask: ({ ag }) =>
      ag(
        [{ a: 1 }, { a: 5 }, { a: 99 }],
        [{ $bucket: { groupBy: '$a', boundaries: [0, 5, 10], default: 'o', output: { n: { $sum: 1 } } } }],
      ),
    expected: [
      { _id: 0, n: 1 },
      { _id: 5, n: 1 },
      { _id: 'o', n: 1 },
    ],
  },
  {
    name: 'dateTrunc tz',
    ask: ({ ag }) =>
      ag(
        [{ d: new Date('2024-03-10T03:00:00Z') }],
        [{ $project: { _id: 0, x: { $dateTrunc: { date: '$d', unit: 'day', timezone: 'America/New_York' } } } }],
      ),
    expected: [{ x: '2024-03-09T05:00:00.000Z' }],
  },
  {
    name: 'dateToString tz',
    ask: ({ ag }) =>
      ag(
        [{ d: new Date('2024-07-10T23:30:00Z') }],
        [
          {
            $project: {
              _id: 0,
              x: { $dateToString: { date: '$d', format: '%Y-%m-%d %H:%M', timezone: 'Europe/Madrid' } },
            },
          },
        ],
      ),
    expected: [{ x: '2024-07-11 01:30' }],
  },
  {
    name: 'dateTrunc week startMon',
    ask: ({ ag }) =>
      ag(
        [{ d: new Date('2024-03-10T03:00:00Z') }],
        [{ $project: { _id: 0, x: { $dateTrunc: { date: '$d', unit: 'week', startOfWeek: 'monday' } } } }],
      ),
    expected: [{ x: '2024-03-04T00:00:00.000Z' }],
  },
  {
    name: 'dateAdd',
    ask: ({ ag }) =>
      ag(
        [{ d: new Date('2024-01-31T00:00:00Z') }],
        [{ $project: { _id: 0, x: { $dateAdd: { startDate: '$d', unit: 'month', amount: 1 } } } }],
      ),
    expected: [{ x: '2024-02-29T00:00:00.000Z' }],
  },
  {
    name: 'sortByCount',
    ask: ({ ag }) => ag([{ a: 'x' }, { a: 'x' }, { a: 'y' }], [{ $sortByCount: '$a' }]),
    expected: [
      { _id: 'x', count: 2 },
      { _id: 'y', count: 1 },
    ],
  },
  {
    name: 'replaceRoot merge',
    ask: ({ ag }) =>
      ag([{ a: { x: 1 }, b: 2 }], [{ $replaceRoot: { newRoot: { $mergeObjects: ['$a', { b: '$b' }] } } }]),
    expected: [{ x: 1, b: 2 }],
  },
  {
    name: 'expr lt missing',
    ask: ({ ag }) => ag([{ a: 1 }], [{ $project: { _id: 0, x: { $lt: ['$zz', 5] } } }]),
    expected: [{ x: true }],
  },
  {
    name: 'expr gt null',
    ask: ({ ag }) => ag([{ a: null }], [{ $project: { _id: 0, x: { $gt: ['$a', 5] } } }]),
    expected: [{ x: false }],
  },
  {
    name: '$toString oid',
    ask: ({ ag }) => ag([{ a: A }], [{ $project: { _id: 0, x: { $toString: '$a' } } }]),
    expected: [{ x: '0123456789abcdef01234567' }],
  },
  {
    name: '$toObjectId',
    ask: ({ ag }) => ag([{ a: A.toHexString() }], [{ $project: { _id: 0, x: { $toObjectId: '$a' } } }]),
    expected: [{ x: '0123456789abcdef01234567' }],
  },
  {
    name: '$type expr',
    ask: ({ ag }) =>
      ag(
        [{ a: A, b: 1, c: 1.5, e: null }],
        [
          {
            $project: {
              _id: 0,
              a: { $type: '$a' },
              b: { $type: '$b' },
              c: { $type: '$c' },
              d: { $type: '$d' },
              e: { $type: '$e' },
            },
          },
        ],
      ),
    expected: [{ a: 'objectId', b: 'int', c: 'double', d: 'missing', e: 'null' }],
  },
  {
    name: '$sum expr arr',
    ask: ({ ag }) => ag([{ a: [1, 2] }], [{ $project: { _id: 0, x: { $sum: '$a' } } }]),
    expected: [{ x: 3 }],
  },
  {
    name: '$arrayElemAt/$first/$last/$size',
    ask: ({ ag }) =>
      ag(
        [{ a: [1, 2, 3] }],
        [{ $project: { _id: 0, x: { $arrayElemAt: ['$a', -1] }, f: { $first: '$a' }, s: { $size: '$a' } } }],
      ),
    expected: [{ x: 3, f: 1, s: 3 }],
  },
  {
    name: '$round',
    ask: ({ ag }) =>
      ag([{ a: 2.5, b: 3.456 }], [{ $project: { _id: 0, x: { $round: ['$a', 0] }, y: { $round: ['$b', 2] } } }]),
    expected: [{ x: 2, y: 3.46 }],
  },
  {
    name: '$avg empty',
    ask: ({ ag }) => ag([{ a: 'x' }], [{ $group: { _id: null, x: { $avg: '$a' } } }]),
    expected: [{ _id: null, x: null }],
  },
  {
    name: '$min ignores null',
    ask: ({ ag }) => ag([{ a: null }, { a: 3 }, {}], [{ $group: { _id: null, x: { $min: '$a' }, y: { $max: '$a' } } }]),
    expected: [{ _id: null, x: 3, y: 3 }],
  },
  {
    name: 'oid literal in $project computed',
    ask: ({ ag }) => ag([{ a: 1 }], [{ $addFields: { x: A } }]),
    expected: [{ a: 1, x: '0123456789abcdef01234567' }],
  },
  {
    name: '$regexMatch',
    ask: ({ ag }) =>
      ag([{ a: 'Foo' }], [{ $project: { _id: 0, x: { $regexMatch: { input: '$a', regex: '^f', options: 'i' } } } }]),
    expected: [{ x: true }],
  },
  {
    name: '$sort then $limit ObjectId',
    ask: ({ ag }) => ag([{ a: B }, { a: A }], [{ $sort: { a: -1 } }, { $limit: 1 }]),
    expected: [{ a: '1123456789abcdef01234567' }],
  },
];
