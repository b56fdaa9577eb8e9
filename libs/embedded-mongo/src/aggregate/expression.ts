import { documentOf, isArray, isDocument } from '../bson/values';
import type { Document, Maybe, Value } from '../bson/values';
import { badValue, unsupported } from '../mongo-error';

export type Evaluate = (document: Document) => Maybe;

/** Paths and constants, also within documents and arrays. @throws MongoError for operators, before any document is read. */
export const compile = (expression: Maybe): Evaluate => {
  if (typeof expression === 'string' && expression.startsWith('$')) return compilePath(expression);
  if (isArray(expression)) {
    const elements = expression.map(compile);
    return (document) => elements.map((element) => element(document) ?? null);
  }
  if (!isDocument(expression)) return () => expression;
  const operator = Object.keys(expression).find((key) => key.startsWith('$'));
  if (operator !== undefined) throw unsupported(`The expression operator ${operator}`, 168);
  const fields = Object.entries(expression).map(([key, value]) => [key, compile(value)] as const);
  return (document) => {
    const values = fields.map(([key, evaluate]) => [key, evaluate(document)] as const);
    return documentOf(values.filter((field): field is [string, Value] => field[1] !== undefined));
  };
};

const compilePath = (expression: string): Evaluate => {
  const [name = '', ...path] = expression.split('.');
  if (path.includes('') || name === '$') throw badValue(`FieldPath '${expression}' is not valid`);
  if (!name.startsWith('$$')) {
    const whole = [name.slice(1), ...path];
    return (document) => fieldAt(document, whole);
  }
  if (name === '$$ROOT' || name === '$$CURRENT') return (document) => fieldAt(document, path);
  if (name === '$$REMOVE') return () => undefined;
  throw unsupported(`The variable ${name}`);
};

/** In expressions a path through an array collects what its elements have; positions mean nothing. */
const fieldAt = (value: Maybe, path: readonly string[], from = 0): Maybe => {
  if (from === path.length) return value;
  if (isDocument(value)) return fieldAt(value[path[from] as string], path, from + 1);
  if (!isArray(value)) return undefined;
  return value
    .map((element) => (isDocument(element) || isArray(element) ? fieldAt(element, path, from) : undefined))
    .filter((element) => element !== undefined);
};
