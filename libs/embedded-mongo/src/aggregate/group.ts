import { encodeKey } from '../bson/key';
import { type Document, documentOf, isDocument, type Maybe, toInteger, type Value } from '../bson/values';
import { MongoError, unsupported } from '../mongo-error';
import { compileSort, parseSort } from '../query/sort';
import { compile, type Evaluate, type Variables } from './expression';
import { average, extreme, mergeDocuments, sum } from './operators';
import { named } from './special-forms';

/** What one group gathers, and what becomes of it in the end. */
interface Accumulator {
  add(document: Document, variables: Variables): void;
  result(): Value;
}

type MakeAccumulator = () => Accumulator;

export type Stage = (documents: readonly Document[], variables: Variables) => readonly Document[];

export const compileGroup = (source: Value): Stage => {
  if (!isDocument(source) || !('_id' in source))
    throw new MongoError(15955, 'Location15955', 'a group specification must include an _id');
  const idOf = compile(source['_id'] as Value);
  const fields = Object.entries(source)
    .filter(([name]) => name !== '_id')
    .map(([name, accumulator]) => [name, compileAccumulator(name, accumulator)] as const);
  return (documents, variables) => {
    const groups = new Map<string, { readonly id: Value; readonly accumulators: readonly Accumulator[] }>();
    for (const document of documents) {
      const id = idOf(document, variables) ?? null;
      const key = groupKey(id);
      let group = groups.get(key);
      if (group === undefined) groups.set(key, (group = { id, accumulators: fields.map(([, make]) => make()) }));
      for (const accumulator of group.accumulators) accumulator.add(document, variables);
    }
    return [...groups.values()].map(({ id, accumulators }) =>
      documentOf([
        ['_id', id],
        ...fields.map(([name], index) => [name, (accumulators[index] as Accumulator).result()] as const),
      ]),
    );
  };
};

const groupKey = (id: Value): string => (typeof id === 'string' ? `s${id}` : encodeKey(id).toString('latin1'));

const compileAccumulator = (field: string, source: Value): MakeAccumulator => {
  const [operator, ...others] = isDocument(source) ? Object.keys(source) : [];
  if (operator === undefined || others.length > 0) {
    throw new MongoError(40234, 'Location40234', `The field '${field}' must be an accumulator object`);
  }
  const operand = (source as Document)[operator] as Value;
  if (operator === '$topN' || operator === '$top') return topN(operator, operand);
  const evaluate = operator === '$count' ? () => 1 : compile(operand);
  switch (operator) {
    case '$count':
      return running(evaluate, 0, (total) => (total as number) + 1);
    case '$sum':
      return running(evaluate, 0, (total, value) => sum([total, value]));
    case '$avg':
      return collecting(evaluate, average);
    case '$min':
      return running(evaluate, null, (best, value) => extreme([best, value], -1));
    case '$max':
      return running(evaluate, null, (best, value) => extreme([best, value], 1));
    case '$first':
      return collecting(evaluate, (values) => values[0] ?? null);
    case '$last':
      return running(evaluate, null, (_, value) => value ?? null);
    case '$push':
      return collecting(evaluate, (values) => values.filter((value) => value !== undefined));
    case '$addToSet':
      return collecting(evaluate, distinct);
    case '$mergeObjects':
      return collecting(evaluate, mergeDocuments);
    default:
      throw unsupported(`The accumulator ${operator}`, 15952, 'Location15952');
  }
};

const running =
  (evaluate: Evaluate, start: Value, next: (state: Value, value: Maybe) => Value): MakeAccumulator =>
  () => {
    let state = start;
    return {
      add: (document, variables) => (state = next(state, evaluate(document, variables))),
      result: () => state,
    };
  };

const collecting =
  (evaluate: Evaluate, finish: (values: readonly Maybe[]) => Value): MakeAccumulator =>
  () => {
    const values: Maybe[] = [];
    return { add: (document, variables) => values.push(evaluate(document, variables)), result: () => finish(values) };
  };

const distinct = (values: readonly Maybe[]): Value => {
  const seen = new Map<string, Value>();
  for (const value of values) {
    if (value === undefined) continue;
    const key = groupKey(value);
    if (!seen.has(key)) seen.set(key, value);
  }
  return [...seen.values()];
};

const topN = (operator: '$top' | '$topN', operand: Value): MakeAccumulator => {
  const parts = named(operator, operand, operator === '$top' ? ['sortBy', 'output'] : ['n', 'sortBy', 'output']);
  const count = operator === '$top' ? 1 : toInteger(parts['n'], 'n');
  const { tupleOf, compare } = compileSort(parseSort(parts['sortBy']));
  const evaluate = compile(parts['output'] as Value);
  return () => {
    const rows: { readonly tuple: ReturnType<typeof tupleOf>; readonly value: Value }[] = [];
    return {
      add: (document, variables) =>
        rows.push({ tuple: tupleOf(document), value: evaluate(document, variables) ?? null }),
      result: () => {
        const best = rows
          .sort((a, b) => compare(a.tuple, b.tuple))
          .slice(0, count)
          .map(({ value }) => value);
        return operator === '$top' ? (best[0] ?? null) : best;
      },
    };
  };
};
