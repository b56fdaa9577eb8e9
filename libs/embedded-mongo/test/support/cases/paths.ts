import { found } from './asking';
import { loud, right, type StoreCase } from './store-case';

const NESTED = [
  { a: [{ b: 1 }, { b: 2 }] },
  { a: { b: [1, 2] } },
  { a: [{ b: [3, 4] }] },
  { a: [1, { b: 2 }] },
  { a: [{ c: 1 }, { b: null }] },
  { a: [] },
  { a: [{}] },
  { a: { b: { c: 2 } } },
  { a: 2 },
  {},
];
const at = (path: string, condition: unknown) =>
  found(NESTED, { [path]: condition }, { [path]: 1 }, { [path]: -1, z: 1 });

const GROUPS = [
  {
    a: [
      { b: 1, c: 9 },
      { b: 5, c: 1 },
    ],
  },
  { a: [{ b: 1, c: 1 }] },
  { a: { b: 1, c: 1 } },
  { a: [1, 5, 9] },
  { a: [2] },
  { a: 5 },
  { a: [] },
  { a: [{ b: [1, 7], c: 1 }] },
];
const element = (condition: unknown, path = 'a') => found(GROUPS, { [path]: { $elemMatch: condition } }, { [path]: 1 });

export const PATHS: readonly StoreCase[] = [
  right('a value through arrays of documents', at('a.b', 2), [0, 1, 3]),
  right('a whole array at the end of a path', at('a.b', [1, 2]), [1]),
  right('a range through two arrays', at('a.b', { $gt: 3 }), [2]),
  right('$ne through arrays: none may have it', at('a.b', { $ne: 2 }), [2, 4, 5, 6, 7, 8, 9]),
  right('null through arrays: some document lacks it', at('a.b', null), [4, 6, 8, 9]),
  right('$ne null through arrays', at('a.b', { $ne: null }), [0, 1, 2, 3, 5, 7]),
  right('two conditions met by two elements', at('a.b', { $gt: 1, $lt: 2 }), [0, 1]),
  right('$in with null through arrays', at('a.b', { $in: [null, 3] }), [2, 4, 6, 8, 9]),
  right('a path through a value ends there', at('a.b.c', null), [0, 3, 4, 6, 8, 9]),
  right('three steps', at('a.b.c', 2), [7]),
  right('a document at the end of a path', at('a.b', { c: 2 }), [7]),
  right('an array as a whole is no element', at('a', [1]), []),
  right('an array in an array', found([{ a: [[1, 2]] }, { a: [1, 2] }, { a: [[2]] }], { a: [1, 2] }, { a: 1 }), [0, 1]),
  right('no second descent', found([{ a: [[1]] }, { a: [1] }], { a: 1 }, { a: 1 }), [1]),
  right('a range over arrays in arrays', found([{ a: [[3]] }, { a: [3] }], { a: { $gt: 2 } }, { a: 1 }), [1]),
  right('a name with a dot is no path', found([{ 'a.b': 1 }, { a: { b: 1 } }], { 'a.b': 1 }, { 'a.b': 1 }), [1]),
  right('names that JavaScript knows', found([{ constructor: 1 }, {}], { constructor: null }, { constructor: 1 }), [1]),
  right('__proto__', found([JSON.parse('{"__proto__":1}') as object, {}], { ['__proto__']: 1 }), [0]),
  loud('$elemMatch: one element meets all', element({ b: { $gt: 0 }, c: 1 }), [0, 1, 7]),
  loud('$elemMatch: not two elements together', element({ b: 1, c: 1 }), [1, 7]),
  loud('$elemMatch with operators: one element meets all', element({ $gt: 2, $lt: 7 }), [3]),
  loud('$elemMatch finds nothing in what is no array', element({ $gt: 4 }), [3]),
  loud('$elemMatch of equality by $in', element({ $in: [2, 5] }), [3, 4]),
  loud('$elemMatch of null in a document', element({ z: null }), [0, 1, 7]),
  loud('$elemMatch with $ne', element({ $ne: 1 }), [0, 1, 3, 4, 7]),
  loud('$elemMatch within a path', element({ $gt: 5 }, 'a.b'), [7]),
  loud('$elemMatch with $and', element({ $and: [{ b: 1 }, { c: 9 }] }), [0]),
  loud('$elemMatch and another condition', found(GROUPS, { a: { $elemMatch: { $gt: 2 }, $lt: 2 } }, { a: 1 }), [3]),
  loud('$elemMatch where arrays hold arrays', found([{ a: [[1]] }], { a: { $elemMatch: { $gt: 0 } } }), []),
  loud('a position in an array', found(NESTED, { 'a.0': 1 }), [3]),
  loud('a path through a position', found(NESTED, { 'a.1.b': 2 }), [0, 3]),
  loud('a number as a name', found(NESTED, { 0: 1 }), []),
  loud('a number as a name within', found(NESTED, { a: { 5: 1 } }), []),
  loud('a path that ends in a dot', found(NESTED, { 'a.': 1 })),
  loud('an empty path', found(NESTED, { '': 1 }), []),
  loud('a path with a dollar', found(NESTED, { 'a.$b': 1 })),
];
