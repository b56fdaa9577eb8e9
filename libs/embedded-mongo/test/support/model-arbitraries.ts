import * as fc from 'fast-check';
import { type Clause, type Edit, type Field, FIELDS, type Question, type Test, type Thing } from './naive-model';

const number = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom(0.5, 2 ** 31, -(2 ** 31) - 1, 2 ** 40));
const text = fc.oneof(
  fc.constantFrom('', 'a', 'ab', 'abc', 'b', 'é', '😀', '\uffff', 'a\0b', 'A.b'),
  fc.string({ maxLength: 3 }),
);

export const thing: fc.Arbitrary<Omit<Thing, '_id'>> = fc.record(
  {
    n: fc.oneof(number, fc.constant(null)),
    s: text,
    t: fc.array(text, { maxLength: 3 }),
    o: fc.record({ x: number }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);

const test: fc.Arbitrary<Test> = fc.oneof(
  fc.record({ kind: fc.constantFrom('eq' as const, 'ne' as const), value: fc.oneof(number, text, fc.constant(null)) }),
  fc.record({
    kind: fc.constant('in' as const),
    values: fc.array(fc.oneof(number, text, fc.constant(null)), { maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constantFrom('gt' as const, 'gte' as const, 'lt' as const),
    value: fc.oneof(
      number,
      text.filter((value) => !/[\ud800-\udfff\uffff]/.test(value)),
    ),
  }),
);

const clause: fc.Arbitrary<Clause> = fc.record({ field: fc.constantFrom(...FIELDS), test });

/** Two bounds on one field, which an array may meet with two different elements. */
const span: fc.Arbitrary<Question> = fc
  .record({
    field: fc.constantFrom(...FIELDS),
    low: fc.constantFrom('', 'a', 'ab', 'b'),
    high: fc.constantFrom('a', 'ab', 'abc', 'b'),
  })
  .map(({ field, low, high }) => [
    { field, test: { kind: 'gt', value: low } },
    { field, test: { kind: 'lt', value: high } },
  ]);

export const question: fc.Arbitrary<Question> = fc.oneof(
  { weight: 4, arbitrary: fc.uniqueArray(clause, { maxLength: 3, selector: ({ field }) => field }) },
  { weight: 1, arbitrary: span },
);

export const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant('setN' as const), value: fc.oneof(number, fc.constant(null)) }),
  fc.record({ kind: fc.constant('incN' as const), by: fc.integer({ min: -2, max: 2 }) }),
  fc.record({ kind: fc.constant('setS' as const), value: text }),
  fc.record({
    kind: fc.constant('unset' as const),
    field: fc.constantFrom('n' as const, 's' as const, 't' as const, 'o' as const),
  }),
  fc.record({ kind: fc.constantFrom('addT' as const, 'pullT' as const), value: text }),
  fc.record({ kind: fc.constantFrom('setX' as const, 'maxN' as const), value: number }),
);

export const sort: fc.Arbitrary<Record<string, 1 | -1>> = fc
  .uniqueArray(
    fc.tuple(fc.constantFrom<Field | '_id'>('n', 's', 'o.x', '_id'), fc.constantFrom(1 as const, -1 as const)),
    {
      selector: ([field]) => field,
      maxLength: 2,
    },
  )
  .map((keys) => ({
    ...Object.fromEntries(keys),
    ...(keys.some(([field]) => field === '_id') ? {} : { _id: 1 as const }),
  }));

const conditionOf = (wanted: Test): unknown => {
  if ('values' in wanted) return { [`$${wanted.kind}`]: wanted.values };
  return wanted.kind === 'eq' ? wanted.value : { [`$${wanted.kind}`]: wanted.value };
};

/** The question in MongoDB's words: bounds on one field stand in one document. */
export const filterOf = (question: Question): Record<string, unknown> => {
  const filter: Record<string, unknown> = {};
  for (const { field, test: wanted } of question) {
    const condition = conditionOf(wanted);
    filter[field] = field in filter ? Object.assign({}, filter[field], condition) : condition;
  }
  return filter;
};

export const updateOf = (change: Edit): Record<string, unknown> => {
  switch (change.kind) {
    case 'setN':
      return { $set: { n: change.value } };
    case 'incN':
      return { $inc: { n: change.by } };
    case 'setS':
      return { $set: { s: change.value } };
    case 'unset':
      return { $unset: { [change.field]: '' } };
    case 'addT':
      return { $addToSet: { t: change.value } };
    case 'pullT':
      return { $pull: { t: change.value } };
    case 'setX':
      return { $set: { o: { x: change.value } } };
    case 'maxN':
      return { $max: { n: change.value } };
  }
};
