import { encodeKey } from '../bson/key';
import { type Document, documentOf, firstKey, isDocument, type Maybe, type Value } from '../bson/values';
import { MongoError, unsupported } from '../mongo-error';
import { compile } from './expression';
import { average, extreme, mergeDocuments, sum } from './operators';

export type Stage = (documents: readonly Document[]) => readonly Document[];

/** Makes a group's values, one for each of its documents, into one. */
type Accumulate = (values: readonly Maybe[]) => Value;

interface Group {
  readonly id: Value;
  readonly members: Document[];
}

export const compileGroup = (source: Value): Stage => {
  if (!isDocument(source) || !('_id' in source))
    throw new MongoError(15955, 'a group specification must include an _id');
  const { _id, ...accumulators } = source;
  const idOf = compile(_id);
  const fields = Object.entries(accumulators).map(([name, accumulator]) => compileAccumulator(name, accumulator));
  return (documents) => {
    const groups = new Map<string, Group>();
    for (const document of documents) {
      const id = idOf(document) ?? null;
      const key = distinctKey(id);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { id, members: [document] });
      else group.members.push(document);
    }
    return [...groups.values()].map(({ id, members }) =>
      documentOf([['_id', id], ...fields.map(({ name, result }) => [name, result(members)] as const)]),
    );
  };
};

/** Equal exactly for equal values. */
export const distinctKey = (value: Value): string =>
  typeof value === 'string' ? `s${value}` : encodeKey(value).toString('latin1');

const compileAccumulator = (
  name: string,
  source: Value,
): { readonly name: string; readonly result: (members: readonly Document[]) => Value } => {
  const operator = firstKey(source);
  if (!isDocument(source) || operator === undefined || Object.keys(source).length > 1 || name.includes('.'))
    throw new MongoError(40234, `The field '${name}' must be an accumulator object`);
  const accumulate = Object.hasOwn(ACCUMULATORS, operator) ? ACCUMULATORS[operator] : undefined;
  if (accumulate === undefined) throw unsupported(`The accumulator ${operator}`, 15952);
  const evaluate = compile(source[operator]);
  return { name, result: (members) => accumulate(members.map(evaluate)) };
};

const present = (values: readonly Maybe[]): Value[] => values.filter((value) => value !== undefined);

export const ACCUMULATORS: Readonly<Record<string, Accumulate>> = {
  $sum: sum,
  $count: (values) => values.length,
  $avg: average,
  $min: (values) => extreme(values, -1),
  $max: (values) => extreme(values, 1),
  $first: (values) => values[0] ?? null,
  $last: (values) => values.at(-1) ?? null,
  $push: present,
  $addToSet: (values) => [...new Map(present(values).map((value) => [distinctKey(value), value])).values()],
  $mergeObjects: mergeDocuments,
};
