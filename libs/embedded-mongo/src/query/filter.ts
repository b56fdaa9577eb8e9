import { BSONRegExp } from 'bson';
import {
  type Document,
  documentOf,
  isArray,
  isDocument,
  isOperatorDocument,
  isTruthy,
  type Value,
} from '../bson/values';
import { badValue, unsupported } from '../mongo-error';
import { parsePath, topLevelField, visitPath, visitWhole } from './paths';
import {
  type BitOperator,
  equals,
  hasBits,
  hasRemainder,
  hasSize,
  hasType,
  inRange,
  isIn,
  matchesRegex,
  type Predicate,
} from './predicates';

/** Filled in while matching: the array element that the filter hit, for the positional `$`. */
export interface MatchState {
  element?: number;
}

export type Matches = (document: Document, state?: MatchState) => boolean;

/** One condition on one path, kept for the planner: `operand` is what `operator` compares with. */
export interface Condition {
  readonly path: string;
  readonly operator: string;
  readonly operand: Value;
  readonly options?: string;
}

/** A filter, compiled once. Only what is in `all` must hold for a match; `fields` are the top-level fields it reads. */
export interface Filter {
  readonly source: Document;
  readonly matches: Matches;
  /** Conditions that are all necessary (the conjunction), for the planner. */
  readonly conditions: readonly Condition[];
  /** True when the conditions are not only necessary but the whole filter. */
  readonly conditionsAreAll: boolean;
  /** The branches of the only top-level `$or`, when there is one. */
  readonly branches: readonly Filter[] | undefined;
  /** undefined: reads the whole document. */
  readonly fields: ReadonlySet<string> | undefined;
}

/** How `$expr` is evaluated; injected because expressions live with the aggregation. */
export type CompileExpression = (expression: Value) => (document: Document) => Value | undefined;

interface Parsed {
  readonly tests: Matches[];
  readonly conditions: Condition[];
  complete: boolean;
  branches: readonly Filter[] | undefined;
  readonly fields: Set<string>;
  wholeDocument: boolean;
}

let compileExpression: CompileExpression = () => {
  throw unsupported('$expr here');
};

/** Called once by the aggregation when it loads; until then `$expr` is refused. */
export const installExpressions = (compile: CompileExpression): void => {
  compileExpression = compile;
};

export const compileFilter = (source: Document): Filter => {
  const parsed: Parsed = {
    tests: [],
    conditions: [],
    complete: true,
    branches: undefined,
    fields: new Set(),
    wholeDocument: false,
  };
  for (const [key, operand] of Object.entries(source)) addClause(key, operand, parsed);
  const { tests } = parsed;
  return {
    source,
    matches:
      tests.length === 1 ? (tests[0] as Matches) : (document, state) => tests.every((test) => test(document, state)),
    conditions: parsed.conditions,
    conditionsAreAll: parsed.complete,
    branches: parsed.branches,
    fields: parsed.wholeDocument ? undefined : parsed.fields,
  };
};

const addClause = (key: string, operand: Value, parsed: Parsed): void => {
  if (!key.startsWith('$')) return addPath(key, operand, parsed);
  switch (key) {
    case '$comment':
      return;
    case '$and':
      for (const clause of clausesOf(key, operand)) {
        for (const [name, value] of Object.entries(clause)) addClause(name, value, parsed);
      }
      return;
    case '$or':
    case '$nor':
      return addBranches(key, clausesOf(key, operand).map(compileFilter), parsed);
    case '$expr': {
      const evaluate = compileExpression(operand);
      parsed.complete = false;
      parsed.wholeDocument = true;
      parsed.tests.push((document) => isTruthy(evaluate(document)));
      return;
    }
    default:
      throw unsupported(`The query operator ${key}`, 2, 'BadValue');
  }
};

const clausesOf = (operator: string, operand: Value): Document[] => {
  if (!isArray(operand) || operand.length === 0) throw badValue(`${operator} must be a nonempty array`);
  return operand.map((clause) => {
    if (!isDocument(clause)) throw badValue(`${operator} argument's entries must be objects`);
    return clause;
  });
};

const addBranches = (key: '$or' | '$nor', branches: readonly Filter[], parsed: Parsed): void => {
  parsed.complete = false;
  for (const { fields } of branches) {
    if (fields === undefined) parsed.wholeDocument = true;
    else for (const field of fields) parsed.fields.add(field);
  }
  if (key === '$or') parsed.branches ??= branches;
  parsed.tests.push(
    (document, state) => branches.some((branch) => branch.matches(document, state)) === (key === '$or'),
  );
};

const addPath = (path: string, operand: Value, parsed: Parsed): void => {
  parsed.fields.add(topLevelField(path));
  if (operand instanceof BSONRegExp) return addOperator(path, '$regex', operand, '', parsed);
  if (!isOperatorDocument(operand)) return addOperator(path, '$eq', operand, '', parsed);
  const options = operand['$options'];
  if (options !== undefined && operand['$regex'] === undefined) throw badValue('$options needs a $regex');
  for (const [operator, value] of Object.entries(operand)) {
    if (operator !== '$options') addOperator(path, operator, value, String(options ?? ''), parsed);
  }
};

const addOperator = (path: string, operator: string, operand: Value, options: string, parsed: Parsed): void => {
  if (operator === '$regex' || operator === '$eq' || operator === '$in' || isRange(operator)) {
    parsed.conditions.push(conditionOf(path, operator, operand, options));
  } else {
    parsed.conditions.push({ path, operator, operand });
    parsed.complete = false;
  }
  parsed.tests.push(compileOperator(path, operator, operand, options));
};

const conditionOf = (path: string, operator: string, operand: Value, options: string): Condition => {
  if (operator !== '$regex') return { path, operator, operand };
  const [pattern, flags] = regexParts(operand, options);
  return { path, operator, operand: pattern, options: flags };
};

const regexParts = (operand: Value, options: string): [string, string] => {
  if (operand instanceof BSONRegExp) return [operand.pattern, options || operand.options];
  if (typeof operand !== 'string') throw badValue('$regex has to be a string');
  return [operand, options];
};

type Range = '$gt' | '$gte' | '$lt' | '$lte';
const isRange = (operator: string): operator is Range => /^\$[gl]te?$/.test(operator);

const compileOperator = (path: string, operator: string, operand: Value, options: string): Matches => {
  const parts = parsePath(path);
  if (isRange(operator)) return reaching(parts, inRange(operator, operand));
  switch (operator) {
    case '$eq':
      if (operand instanceof BSONRegExp)
        return reaching(parts, (value) => value instanceof BSONRegExp && equals(operand)(value));
      return reaching(parts, equals(operand));
    case '$ne':
      if (operand instanceof BSONRegExp) throw badValue("Can't have regex as arg to $ne.");
      return not(reaching(parts, equals(operand)));
    case '$in':
      return reaching(parts, isIn(operand));
    case '$nin':
      return not(reaching(parts, isIn(operand)));
    case '$regex':
      return reaching(parts, matchesRegex(...regexParts(operand, options)));
    case '$exists': {
      const exists = reaching(parts, (value) => value !== undefined);
      return isTruthy(operand) ? exists : not(exists);
    }
    case '$type':
      return reaching(parts, hasType(operand));
    case '$mod':
      return reaching(parts, hasRemainder(operand));
    case '$bitsAllSet':
    case '$bitsAllClear':
    case '$bitsAnySet':
    case '$bitsAnyClear':
      return reaching(parts, hasBits(operator as BitOperator, operand));
    case '$size': {
      const size = hasSize(operand);
      return (document) => visitWhole(document, parts, size);
    }
    case '$not':
      return compileNot(path, operand);
    case '$all':
      return compileAll(path, operand);
    case '$elemMatch':
      return compileElemMatch(path, operand);
    default:
      throw unsupported(`The query operator ${operator}`, 2, 'BadValue');
  }
};

const reaching =
  (parts: readonly string[], predicate: Predicate): Matches =>
  (document, state) =>
    visitPath(document, parts, (value, element) => {
      if (!predicate(value)) return false;
      if (state !== undefined && element !== undefined) state.element = element;
      return true;
    });

const not =
  (matches: Matches): Matches =>
  (document) =>
    !matches(document);

const compileNot = (path: string, operand: Value): Matches => {
  if (operand instanceof BSONRegExp) return not(compileOperator(path, '$regex', operand, ''));
  if (!isOperatorDocument(operand)) throw badValue('$not needs a regex or a document');
  return not(compileFilter(documentOf([[path, operand]])).matches);
};

const compileAll = (path: string, operand: Value): Matches => {
  if (!isArray(operand)) throw badValue('$all needs an array');
  const tests = operand.map((element) => {
    if (isOperatorDocument(element)) {
      if (Object.keys(element)[0] !== '$elemMatch') throw badValue('no $ expressions in $all');
      return compileOperator(path, '$elemMatch', element['$elemMatch'] as Value, '');
    }
    return compileOperator(path, element instanceof BSONRegExp ? '$regex' : '$eq', element, '');
  });
  return (document, state) => tests.length > 0 && tests.every((test) => test(document, state));
};

/** The element that satisfies all conditions: documents by a filter, plain values by operators. */
export const compileElement = (operand: Value): ((element: Value) => boolean) => {
  if (!isDocument(operand)) throw badValue('$elemMatch needs an Object');
  const first = Object.keys(operand)[0];
  if (isOperatorDocument(operand) && !['$and', '$or', '$nor', '$expr', '$comment'].includes(first as string)) {
    const matches = compileFilter(documentOf([['', operand]])).matches;
    return (element) => {
      if (isArray(element)) throw unsupported('$elemMatch with operators over arrays within an array');
      return matches(documentOf([['', element]]));
    };
  }
  const { matches } = compileFilter(operand);
  return (element) => isDocument(element) && matches(element);
};

const compileElemMatch = (path: string, operand: Value): Matches => {
  const parts = parsePath(path);
  const matchesElement = compileElement(operand);
  return (document, state) =>
    visitWhole(document, parts, (value) => {
      const index = isArray(value) ? value.findIndex(matchesElement) : -1;
      if (index >= 0 && state !== undefined) state.element = index;
      return index >= 0;
    });
};
