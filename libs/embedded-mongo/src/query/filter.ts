import { encodeKey, rankOf } from '../bson/key';
import { isOperatorDocument } from '../bson/values';
import type { Document, Maybe, Value } from '../bson/values';
import { type ConditionOperator, holds, type Intervals, intervalsOf } from '../indexes/intervals';
import { badValue } from '../mongo-error';
import { admit } from '../registry';
import { parsePath, topLevelField, visitPath } from './paths';

export type Matches = (document: Document) => boolean;

/** One condition on one path; `operand` is what `operator` compares with. */
export interface Condition {
  readonly path: string;
  readonly operator: ConditionOperator;
  readonly operand: Value;
  readonly intervals: Intervals;
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
  const conditions = Object.entries(source).flatMap(([path, operand]) => conditionsOn(path, operand));
  const tests = conditions.map(compileCondition);
  return {
    matches: (document) => tests.every((test) => test(document)),
    conditions,
    fields: new Set(conditions.map(({ path }) => topLevelField(path))),
  };
};

/** `{ a: 1 }` asks for equality, and a document of operators for each of them. */
const conditionsOn = (path: string, source: Value): readonly Condition[] => {
  if (path.startsWith('$')) {
    admit('query operator', path);
    throw badValue(`unknown top level operator: ${path}`);
  }
  const asked = isOperatorDocument(source) ? Object.entries(source) : [['=', source] as const];
  return asked.map(([name, operand]) => {
    const operator = name === '=' ? name : admit('query operator', name);
    return { path, operator, operand, intervals: intervalsOf(operator, operand) };
  });
};

/** Undefined, where a path ends early, counts as null. */
const compileCondition = ({ path, operator, operand, intervals: { list } }: Condition): Matches => {
  const parts = parsePath(path);
  const ranks = new Set(list.map(({ low }) => low[0]));
  const isEquality = operator === '=' || operator === '$ne';
  // the very value, and one of another type, are told without a key
  const isWithin = (value: Maybe = null): boolean =>
    (isEquality && value === operand) || (ranks.has(rankOf(value)) && holds(list, encodeKey(value)));
  return (document) => visitPath(document, parts, isWithin) !== (operator === '$ne');
};
