import { encodeKey } from '../bson/key';
import { add, isNumeric } from '../bson/numbers';
import { type Document, documentOf, firstKey, isDocument, type Maybe, type Numeric, type Value } from '../bson/values';
import { location, unsupported } from '../mongo-error';
import { compile, type Evaluate, type Variables } from './expression';
import { average, extreme, mergeDocuments } from './operators';

export type Stage = (documents: readonly Document[], variables: Variables) => readonly Document[];

/** Takes values one by one; `finish` makes them the group's result. */
interface Accumulator {
  readonly evaluate: Evaluate;
  readonly start: () => Value | Maybe[];
  readonly next: (state: never, value: Maybe) => Value | Maybe[];
  readonly finish?: (state: readonly Maybe[]) => Value;
}

export const compileGroup = (source: Value): Stage => {
  if (!isDocument(source) || !('_id' in source)) throw location(15955, 'a group specification must include an _id');
  const { _id: id, ...accumulators } = source;
  const idOf = compile(id as Value);
  const fields = Object.entries(accumulators).map(
    ([name, accumulator]) => [name, compileAccumulator(name, accumulator)] as const,
  );
  return (documents, variables) => {
    const groups = new Map<string, { readonly id: Value; readonly states: (Value | Maybe[])[] }>();
    for (const document of documents) {
      const value = idOf(document, variables) ?? null;
      const key = distinctKey(value);
      let group = groups.get(key);
      if (group === undefined) groups.set(key, (group = { id: value, states: fields.map(([, { start }]) => start()) }));
      for (const [index, [, { evaluate, next }]] of fields.entries()) {
        group.states[index] = next(group.states[index] as never, evaluate(document, variables));
      }
    }
    return [...groups.values()].map(({ id: value, states }) =>
      documentOf([
        ['_id', value],
        ...fields.map(
          ([name, { finish }], index) =>
            [name, finish ? finish(states[index] as Maybe[]) : (states[index] as Value)] as const,
        ),
      ]),
    );
  };
};

/** Equal exactly for equal values. */
export const distinctKey = (value: Value): string =>
  typeof value === 'string' ? `s${value}` : encodeKey(value).toString('latin1');

const compileAccumulator = (field: string, source: Value): Accumulator => {
  const name = firstKey(source);
  if (!isDocument(source) || name === undefined || Object.keys(source).length > 1 || field.includes('.')) {
    throw location(40234, `The field '${field}' must be an accumulator object`);
  }
  const make = Object.hasOwn(ACCUMULATORS, name) ? ACCUMULATORS[name] : undefined;
  if (make === undefined) throw unsupported(`The accumulator ${name}`, 15952, 'Location15952');
  return { evaluate: name === '$count' ? () => 1 : compile(source[name] as Value), ...make };
};

const total: Omit<Accumulator, 'evaluate'> = {
  start: () => 0,
  next: (sum: Numeric, value) => (isNumeric(value) ? add(sum, value) : sum),
};

const collecting = (finish: (values: readonly Maybe[]) => Value): Omit<Accumulator, 'evaluate'> => ({
  start: () => [],
  next: (values: Maybe[], value) => {
    values.push(value);
    return values;
  },
  finish,
});

export const ACCUMULATORS: Readonly<Record<string, Omit<Accumulator, 'evaluate'>>> = {
  $sum: total,
  $count: total,
  $avg: collecting(average),
  $min: { start: () => null, next: (best: Value, value) => extreme([best, value], -1) },
  $max: { start: () => null, next: (best: Value, value) => extreme([best, value], 1) },
  $first: collecting((values) => values[0] ?? null),
  $last: { start: () => null, next: (_, value) => value ?? null },
  $push: collecting((values) => values.filter((value) => value !== undefined)),
  $addToSet: collecting((values) => [
    ...new Map(values.filter((value) => value !== undefined).map((value) => [distinctKey(value), value])).values(),
  ]),
  $mergeObjects: collecting(mergeDocuments),
};
