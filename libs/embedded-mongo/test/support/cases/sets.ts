import { Double, Long } from 'mongodb';
import { changed } from './asking';
import { loud, refused, right, type StoreCase } from './store-case';

const added = (a: unknown, value: unknown) => changed({ a }, { $addToSet: { a: value } });
const pulled = (a: unknown, unwanted: unknown) => changed({ a }, { $pull: { a: unwanted } });

export const SETS: readonly StoreCase[] = [
  right('$addToSet of a new value', added([1], 2), { a: [1, 2] }),
  right('$addToSet of a value that is there', added([1, 2], 1), { a: [1, 2] }),
  right('$addToSet: numbers of other types are equal', added([1], new Double(1)), { a: [1] }),
  right('$addToSet: a long and a double', added([Long.ONE], 1.5), { a: ['long 1', 'double 1.5'] }),
  right('$addToSet: -0 is 0', added([0], -0), { a: [0] }),
  right('$addToSet: NaN is NaN', added([NaN], NaN), { a: ['double NaN'] }),
  right('$addToSet of null', added([1], null), { a: [1, null] }),
  right('$addToSet of null that is there', added([null], null), { a: [null] }),
  right('$addToSet of a document', added([{ x: 1 }], { x: 1 }), { a: [{ x: 1 }] }),
  right('$addToSet: the order of fields counts', added([{ x: 1, y: 2 }], { y: 2, x: 1 }), {
    a: [
      { x: 1, y: 2 },
      { y: 2, x: 1 },
    ],
  }),
  right('$addToSet: types within documents do not', added([{ x: 1 }], { x: Long.ONE }), { a: [{ x: 1 }] }),
  right('$addToSet of an array adds it whole', added([1], [1]), { a: [1, [1]] }),
  right('$addToSet leaves duplicates that are there', added([1, 1], 2), { a: [1, 1, 2] }),
  right('$addToSet to nothing', changed({}, { $addToSet: { a: 1 } }), { a: [1] }),
  loud('$addToSet along a path', changed({ a: { b: [1] } }, { $addToSet: { 'a.b': 2, 'a.c': 3 } }), {
    a: { b: [1, 2], c: [3] },
  }),
  refused('$addToSet to a value', added(1, 2)),
  refused('$addToSet to null', added(null, 2)),
  loud('$addToSet with $each', added([1], { $each: [1, 2] }), { a: [1, 2] }),
  loud('$addToSet of a regular expression', added([1], /^a/)),
  right('$pull of every copy', pulled([1, 2, 1], 1), { a: [2] }),
  right('$pull of what is not there', pulled([1, 2], 3), { a: [1, 2] }),
  right('$pull: numbers of other types are equal', pulled([1, Long.ONE, new Double(1), 2], 1), { a: [2] }),
  right('$pull of null leaves others', pulled([null, 0, false, ''], null), { a: [0, false, ''] }),
  right('$pull of a whole array', pulled([[1, 2], [2, 1], 1], [1, 2]), { a: [[2, 1], 1] }),
  right('$pull of a document: a filter, further fields may be there', pulled([{ x: 1, y: 2 }, { x: 2 }], { x: 1 }), {
    a: [{ x: 2 }],
  }),
  right('$pull of a document leaves what is none', pulled([1, 'x', { x: 1 }], { x: 1 }), { a: [1, 'x'] }),
  right('$pull by a range', pulled([1, 5, 9, 'x'], { $gte: 5 }), { a: [1, 'x'] }),
  right('$pull by two bounds', pulled([1, 5, 9], { $gt: 1, $lt: 9 }), { a: [1, 9] }),
  right('$pull by $in', pulled(['a', 'b', 'c'], { $in: ['a', 'c'] }), { a: ['b'] }),
  right('$pull by $ne', pulled([1, 2, 1], { $ne: 1 }), { a: [1, 1] }),
  right('$pull by a condition on a field', pulled([{ x: 1 }, { x: 5 }, {}], { x: { $gt: 2 } }), { a: [{ x: 1 }, {}] }),
  right('$pull by null on a field', pulled([{ x: 1 }, { x: null }, {}], { x: null }), { a: [{ x: 1 }] }),
  right('$pull by a path', pulled([{ x: { y: 1 } }, { x: { y: 2 } }], { 'x.y': 1 }), { a: [{ x: { y: 2 } }] }),
  loud('$pull by $elemMatch on a field', pulled([{ x: [1, 5] }, { x: [1] }], { x: { $elemMatch: { $gt: 2 } } }), {
    a: [{ x: [1] }],
  }),
  loud('$pull by a beginning', pulled(['ab', 'b', 5], /^a/), { a: ['b', 5] }),
  right('$pull from nothing', changed({ b: 1 }, { $pull: { a: 1 } }), { b: 1 }),
  loud('$pull along a path', changed({ a: { b: [1, 2] } }, { $pull: { 'a.b': 1 } }), { a: { b: [2] } }),
  right('$pull of all leaves an empty array', pulled([1, 1], 1), { a: [] }),
  refused('$pull from a value', pulled(1, 1)),
  refused('$pull from null', pulled(null, 1)),
  loud('$pull of an empty document', pulled([{ x: 1 }], {})),
  loud('$pull by a condition where arrays hold arrays', pulled([[6]], { $gte: 5 })),
  loud('$pull by $or', pulled([1], { $or: [{ x: 1 }] })),
  loud('$pull by a regular expression with an option', pulled(['Ab'], /^a/i), { a: [] }),
];
