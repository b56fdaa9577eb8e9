import { isOperatorDocument } from '../bson/values';
import type { Document, Value } from '../bson/values';
import { badValue } from '../mongo-error';
import { admit, type Name } from '../registry';
import { parsePath, type Path, topLevelField, visitPath } from './paths';
import { equals, inRange, isIn, type Predicate } from './predicates';

export type Matches = (document: Document) => boolean;

/** One condition on one path; `operand` is what `operator` compares with. `=`: the value itself was given. */
export interface Condition {
  readonly path: string;
  readonly operator: Name<'query operator'> | '=';
  readonly operand: Value;
}

/** A filter, compiled once. */
export interface Filter {
  readonly matches: Matches;
  /** What every match meets, and nothing else is asked. */
  readonly conditions: readonly Condition[];
  /** The top-level fields it reads. */
  readonly fields: ReadonlySet<string>;
}

/** @throws MongoError for malformed filters and for operators outside the registry. */
export const compileFilter = (source: Document): Filter => {
  const conditions = conditionsOf(source);
  const tests = conditions.map(compileCondition);
  return {
    matches: (document) => tests.every((test) => test(document)),
    conditions,
    fields: new Set(conditions.map(({ path }) => topLevelField(path))),
  };
};

const conditionsOf = (source: Document): readonly Condition[] =>
  Object.entries(source).flatMap(([key, operand]) => {
    if (!key.startsWith('$')) return conditionsOn(key, operand);
    admit('query operator', key);
    throw badValue(`unknown top level operator: ${key}`);
  });

/** `{ a: 1 }` asks for equality, and a document of operators for each of them. */
const conditionsOn = (path: string, operand: Value): readonly Condition[] => {
  if (!isOperatorDocument(operand)) return [{ path, operator: '=', operand }];
  return Object.entries(operand).map(([name, value]) => ({
    path,
    operator: admit('query operator', name),
    operand: value,
  }));
};

const compileCondition = ({ path, operator, operand }: Condition): Matches =>
  OPERATORS[operator](parsePath(path), operand);

const OPERATORS: { readonly [name in Condition['operator']]: (path: Path, operand: Value) => Matches } = {
  '=': (path, operand) => reaching(path, equals(operand)),
  $ne: (path, operand) => {
    const matches = reaching(path, equals(operand));
    return (document) => !matches(document);
  },
  $gt: (path, operand) => reaching(path, inRange('$gt', operand)),
  $gte: (path, operand) => reaching(path, inRange('$gte', operand)),
  $lt: (path, operand) => reaching(path, inRange('$lt', operand)),
  $in: (path, operand) => reaching(path, isIn(operand)),
};

const reaching =
  (path: Path, predicate: Predicate): Matches =>
  (document) =>
    visitPath(document, path, predicate);
