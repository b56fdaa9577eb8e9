import { encodeKey, rankOf } from '../bson/key';
import { isOperatorDocument } from '../bson/values';
import type { Document, Maybe, Value } from '../bson/values';
import { type ConditionOperator, holds, type Intervals, intervalsOf } from '../indexes/intervals';
import { badValue } from '../mongo-error';
import { admit } from '../registry';
import { parsePath, type Path, visitPath } from './paths';

export type Matches = (document: Document) => boolean;

/** One condition on one path; `operand` is what `operator` compares with. */
export interface Condition {
  readonly path: string;
  readonly parts: Path;
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
  let tests: readonly Matches[] | undefined;
  return {
    // compiled when a document is met: where an index finds what matches, none need be asked
    matches: (document) => (tests ??= conditions.map(compileCondition)).every((test) => test(document)),
    conditions,
    fields: new Set(conditions.map(({ parts }) => parts[0] as string)),
  };
};

/** `{ a: 1 }` asks for equality, and a document of operators for each of them. */
const conditionsOn = (path: string, source: Value): readonly Condition[] => {
  if (path.startsWith('$')) {
    admit('query operator', path);
    throw badValue(`unknown top level operator: ${path}`);
  }
  const parts = parsePath(path);
  const asked = isOperatorDocument(source) ? Object.entries(source) : [['=', source] as const];
  return asked.map(([name, operand]) => {
    const operator = name === '=' ? name : admit('query operator', name);
    return { path, parts, operator, operand, intervals: intervalsOf(operator, operand) };
  });
};

/** Undefined, where a path ends early, counts as null. */
const compileCondition = ({ parts, operator, operand, intervals: { list } }: Condition): Matches => {
  const ranks = new Set(list.map(({ low }) => low[0]));
  const isEquality = operator === '=' || operator === '$ne';
  // the very value, and one of another type, are told without a key
  const isWithin = (value: Maybe = null): boolean =>
    (isEquality && value === operand) || (ranks.has(rankOf(value)) && holds(list, encodeKey(value)));
  return (document) => visitPath(document, parts, isWithin) !== (operator === '$ne');
};
