import { NOTHING, rebuilt } from '../bson/elements';
import { isTruthy, toNumber } from '../bson/numbers';
import { type Document, inWords, type Value } from '../bson/values';
import { MongoError, unsupported } from '../mongo-error';
import { parsePath } from './paths';

/**
 * A projection of encoded documents, whose bytes are copied: some fields, or all but some.
 * @throws MongoError for mixtures that MongoDB refuses, and for anything but whole fields.
 */
export const compileProjection = (source: Document): ((bytes: Buffer) => Buffer) => {
  const fields = Object.entries(source).map(([name, value]) => ({ name, isKept: flagOf(name, value) }));
  const id = fields.find(({ name }) => name === '_id')?.isKept;
  const others = fields.filter(({ name }) => name !== '_id');
  const including = others[0]?.isKept ?? id === true;
  if (others.some(({ isKept }) => isKept !== including))
    throw new MongoError(31254, 'A projection either includes fields or excludes them');
  if (fields.length === 0) return (bytes) => bytes;
  const named = new Set(others.map(({ name }) => name));
  if ((id ?? true) === including) named.add('_id');
  return (bytes) => rebuilt(bytes, (name) => (named.has(name) === including ? undefined : NOTHING));
};

const flagOf = (name: string, value: Value): boolean => {
  if (parsePath(name).length > 1) throw unsupported(`The projection of the path '${name}'`);
  if (typeof value !== 'boolean' && toNumber(value) === undefined)
    throw unsupported(`The projection of '${name}' by ${inWords(value)}`);
  return isTruthy(value);
};
