import { Double, Long } from 'mongodb';
import { projected } from './asking';
import { loud, refused, right, type StoreCase } from './store-case';

const DOCUMENT = { c: 3, b: { x: 1, y: 2 }, a: [{ x: 1, y: 2 }, 5, { y: 3 }] };
const [ID, C, B, A] = Object.entries({ _id: 1, ...DOCUMENT }) as [unknown, unknown, unknown, unknown];
const of = (projection: object) => projected(DOCUMENT, projection);

export const PROJECTIONS: readonly StoreCase[] = [
  right('of nothing', of({}), [ID, C, B, A]),
  right('one field and the id', of({ c: 1 }), [ID, C]),
  right('fields come in the order of the document', of({ a: 1, c: 1 }), [ID, C, A]),
  right('without the id', of({ _id: 0, a: 1 }), [A]),
  right('the id alone', of({ _id: 1 }), [ID]),
  right('all but the id', of({ _id: 0 }), [C, B, A]),
  right('all but one field', of({ b: 0 }), [ID, C, A]),
  right('all but some and the id', of({ _id: 0, a: 0 }), [C, B]),
  right('all but one, the id named', of({ _id: 1, b: 0 }), [ID, C, A]),
  right('a field that is not there', of({ z: 1 }), [ID]),
  right('all but a field that is not there', of({ z: 0 }), [ID, C, B, A]),
  right('true and false', of({ _id: false, c: true }), [C]),
  right('numbers other than 1', of({ c: 5, a: -1 }), [ID, C, A]),
  right('longs and doubles', of({ c: Long.ONE, a: new Double(0.5) }), [ID, C, A]),
  right('a long of 0', of({ c: Long.ZERO }), [ID, B, A]),
  right('-0', of({ c: -0 }), [ID, B, A]),
  right('names that JavaScript knows', projected({ constructor: 1, a: 2 }, { constructor: 1 }), [
    ID,
    ['constructor', 1],
  ]),
  right('names that JavaScript knows and nobody has', projected({ a: 2 }, { toString: 1 }), [ID]),
  right('names beyond ASCII', projected({ é: 1, 'e\u0301': 2 }, { é: 1 }), [ID, ['é', 1]]),
  refused('inclusion and exclusion', of({ a: 1, b: 0 })),
  refused('exclusion and inclusion', of({ a: 0, b: 1 })),
  refused('an empty document', of({ a: {} })),
  loud('a field by null', of({ a: null })),
  loud('a field by text', of({ a: 'x' }), [ID, ['a', 'x']]),
  loud('a path', of({ 'b.x': 1 }), [ID, ['b', { x: 1 }]]),
  loud('a path through an array', of({ 'a.x': 1 }), [ID, ['a', [{ x: 1 }, {}]]]),
  loud('all but a path', of({ 'a.x': 0 }), [ID, C, B, ['a', [{ y: 2 }, 5, { y: 3 }]]]),
  loud('a document as a path', of({ b: { x: 1 } }), [ID, ['b', { x: 1 }]]),
  loud('a path and one through it', of({ b: 1, 'b.x': 1 })),
  loud('a part of the id', of({ '_id.x': 1 })),
  loud('a position in an array', of({ 'a.0': 1 })),
  loud('$ in a path', of({ 'a.$': 1 })),
  loud('an empty path', of({ '': 1 })),
  loud('$slice', of({ a: { $slice: 1 } }), [ID, C, B, ['a', [{ x: 1, y: 2 }]]]),
  loud('$elemMatch', of({ a: { $elemMatch: { y: 3 } } }), [ID, ['a', [{ y: 3 }]]]),
  loud('$meta', of({ a: { $meta: 'textScore' } })),
  loud('an expression', of({ a: '$c' }), [ID, ['a', 3]]),
];
