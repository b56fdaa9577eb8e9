import { Binary, Double, ObjectId } from 'bson';
import * as fc from 'fast-check';
import { compareValues, EMPTY_ARRAY, encodeEntry, encodeKey, type KeyValue, successor } from './key';
import { documentOf, type Value } from './values';

/** One of each kind, from the least to the greatest, as MongoDB documents the order. */
const ASCENDING: readonly KeyValue[] = [
  EMPTY_ARRAY,
  null,
  NaN,
  -Infinity,
  -(2 ** 40),
  -1.5,
  0,
  Number.MIN_VALUE,
  1,
  9_007_199_254_740_992n,
  9_007_199_254_740_993n,
  9_223_372_036_854_775_807n,
  Infinity,
  '',
  '\0',
  'a',
  'a\0',
  'aa',
  'b',
  '\uffff',
  '😀',
  documentOf([]),
  documentOf([['a', 1]]),
  documentOf([['a', 2]]),
  documentOf([['b', 1]]),
  documentOf([['a', 'text']]),
  [1],
  [1, 0],
  [2],
  new Binary(Buffer.from([9])),
  new Binary(Buffer.from([1, 2])),
  new ObjectId('0123456789abcdef01234567'),
  new ObjectId('1123456789abcdef01234567'),
  false,
  true,
  new Date(-1),
  new Date(0),
];

const DOWN = [{ descending: true }];

describe('the order of keys', () => {
  it.each(ASCENDING.slice(1).map((value, index) => [ASCENDING[index], value]))(
    'puts %p before %p',
    (lesser, greater) => {
      expect(Buffer.compare(encodeKey(lesser as KeyValue), encodeKey(greater as KeyValue))).toBe(-1);
      expect(Buffer.compare(encodeEntry([lesser as KeyValue], DOWN), encodeEntry([greater as KeyValue], DOWN))).toBe(1);
    },
  );

  it.each<[Value, Value]>([
    [1, 1n],
    [1, new Double(1)],
    [0, -0],
    [NaN, NaN],
  ])('makes %p and %p one', (a, b) => expect(encodeKey(a)).toEqual(encodeKey(b)));

  it('is that of code points for strings, whatever they hold', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(compareValues(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
    );
  });

  it('is that of the numbers for numbers, also under the keys of other fields', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), fc.string(), (a, b, tail) => {
        const order = Number(a > b) - Number(a < b);
        expect(compareValues(a, b)).toBe(order);
        if (order !== 0) expect(Buffer.compare(encodeEntry([a, tail], []), encodeEntry([b, ''], []))).toBe(order);
      }),
    );
  });

  it('ends a range of everything that begins with a key just above it', () => {
    expect(successor(Buffer.from([1, 2, 0xff]))).toEqual(Buffer.from([1, 3]));
  });
});
