import { BSONRegExp } from 'bson';
import { compile } from '../aggregate/expression';
import { isTruthy } from '../bson/numbers';
import { documentOf, firstKey, isArray, isDocument, isOperatorDocument } from '../bson/values';
import type { Document, Value } from '../bson/values';
import { badValue, unsupported } from '../mongo-error';
import { isArrayIndex, parsePath, type Path, topLevelField, visitPath } from './paths';
import { equals, hasSize, hasType, inRange, isIn, matchesRegex, type Predicate } from './predicates';

export type Matches = (document: Document) => boolean;

/** One condition on one path; `operand` is what `operator` compares with. */
export interface Condition {
  readonly path: string;
  readonly operator: string;
  readonly operand: Value;
}

/** A filter, compiled once. */
export interface Filter {
  readonly source: Document;
  readonly matches: Matches;
  /** Conditions that every match meets, for the planner. */
  readonly conditions: readonly Condition[];
  /** The conditions are not only necessary: they are all there is. */
  readonly complete: boolean;
  /** The top-level fields it reads; undefined: all. */
  readonly fields: ReadonlySet<string> | undefined;
}

interface Parsed {
  readonly tests: Matches[];
  readonly conditions: Condition[];
  readonly fields: Set<string>;
  complete: boolean;
  readsAll: boolean;
}

/** @throws MongoError for malformed filters and for operators outside the subset. */
export const compileFilter = (source: Document): Filter => {
  const parsed: Parsed = { tests: [], conditions: [], fields: new Set(), complete: true, readsAll: false };
  addClauses(source, parsed);
  const { tests, conditions, complete, fields, readsAll } = parsed;
  const matches: Matches = (document) => tests.every((test) => test(document));
  return { source, matches, conditions, complete, fields: readsAll ? undefined : fields };
};

const addClauses = (source: Document, parsed: Parsed): void => {
  for (const [key, operand] of Object.entries(source)) {
    if (!key.startsWith('$')) addPath(key, operand, parsed);
    else if (key === '$and') for (const clause of clausesOf(key, operand)) addClauses(clause, parsed);
    else if (key === '$or' || key === '$nor') addBranches(key, clausesOf(key, operand), parsed);
    else if (key === '$expr') {
      const evaluate = compile(operand);
      parsed.complete = false;
      parsed.readsAll = true;
      parsed.tests.push((document) => isTruthy(evaluate(document)));
    } else if (key !== '$comment') throw unsupported(`The query operator ${key}`, 2);
  }
};

const clausesOf = (operator: string, operand: Value): readonly Document[] => {
  if (!isArray(operand) || operand.length === 0) throw badValue(`${operator} must be a nonempty array`);
  if (!operand.every(isDocument)) throw badValue(`${operator} argument's entries must be objects`);
  return operand as readonly Document[];
};

const addBranches = (key: '$or' | '$nor', clauses: readonly Document[], parsed: Parsed): void => {
  const branches = clauses.map(compileFilter);
  parsed.complete = false;
  parsed.readsAll ||= branches.some(({ fields }) => fields === undefined);
  for (const { fields } of branches) for (const field of fields ?? []) parsed.fields.add(field);
  parsed.tests.push((document) => branches.some(({ matches }) => matches(document)) === (key === '$or'));
};

const addPath = (path: string, operand: Value, parsed: Parsed): void => {
  parsed.fields.add(topLevelField(path));
  for (const [operator, value] of operatorsOf(operand)) {
    parsed.tests.push(compileOperator(parsePath(path), operator, value));
    parsed.conditions.push({ path, operator, operand: value });
  }
};

/** A condition as operators: `{ a: 1 }` is `$eq`, and a regular expression with its options is one operand. */
const operatorsOf = (operand: Value): readonly (readonly [string, Value])[] => {
  if (operand instanceof BSONRegExp) return [['$regex', operand]];
  if (!isOperatorDocument(operand)) return [['$eq', operand]];
  const { $options, ...operators } = operand;
  if ($options !== undefined && operators['$regex'] === undefined) throw badValue('$options needs a $regex');
  return Object.entries(operators).map(([operator, value]) => {
    if (operator !== '$regex') return [operator, value];
    if (value instanceof BSONRegExp)
      return [operator, new BSONRegExp(value.pattern, String($options ?? value.options))];
    if (typeof value !== 'string') throw badValue('$regex has to be a string');
    return [operator, new BSONRegExp(value, String($options ?? ''))];
  });
};

/** Operators that any one value at the path's end, element or whole array, may satisfy. */
const PREDICATES: Readonly<Record<string, (operand: Value) => Predicate>> = {
  $eq: equals,
  $gt: (operand) => inRange('$gt', operand),
  $gte: (operand) => inRange('$gte', operand),
  $lt: (operand) => inRange('$lt', operand),
  $lte: (operand) => inRange('$lte', operand),
  $in: isIn,
  $regex: (operand) => matchesRegex((operand as BSONRegExp).pattern, (operand as BSONRegExp).options),
  $type: hasType,
};

/** Operators on the document and the path. */
const MATCHERS: Readonly<Record<string, (path: Path, operand: Value) => Matches>> = {
  $ne: (path, operand) => {
    if (operand instanceof BSONRegExp) throw badValue("Can't have regex as arg to $ne.");
    return not(reaching(path, equals(operand)));
  },
  $nin: (path, operand) => not(reaching(path, isIn(operand))),
  $exists: (path, operand) => {
    const exists = reaching(path, (value) => value !== undefined);
    return isTruthy(operand) ? exists : not(exists);
  },
  $size: (path, operand) => reachingWhole(path, hasSize(operand)),
  $elemMatch: (path, operand) => {
    const matches = compileElement(operand);
    return reachingWhole(path, (value) => isArray(value) && value.some(matches));
  },
  $all: (path, operand) => {
    if (!isArray(operand) || operand.some((element) => isOperatorDocument(element) || element instanceof BSONRegExp))
      throw unsupported('$all with anything but an array of plain values', 2);
    const tests = operand.map((element) => reaching(path, equals(element)));
    return (document) => tests.length > 0 && tests.every((test) => test(document));
  },
  $not: (path, operand) => {
    if (!isOperatorDocument(operand) && !(operand instanceof BSONRegExp))
      throw badValue('$not needs a regex or a document');
    const tests = operatorsOf(operand).map(([name, value]) => compileOperator(path, name, value));
    return not((document) => tests.every((test) => test(document)));
  },
};

const compileOperator = (path: Path, operator: string, operand: Value): Matches => {
  if (Object.hasOwn(PREDICATES, operator))
    return reaching(path, (PREDICATES[operator] as (operand: Value) => Predicate)(operand));
  const matcher = Object.hasOwn(MATCHERS, operator) ? MATCHERS[operator] : undefined;
  if (matcher === undefined) throw unsupported(`The query operator ${operator}`, 2);
  return matcher(path, operand);
};

const reaching =
  (path: Path, predicate: Predicate): Matches =>
  (document) =>
    visitPath(document, path, predicate);

/** Only the array at the path's end counts, not its elements. */
const reachingWhole = (path: Path, predicate: Predicate): Matches => {
  if (isArrayIndex(path.at(-1))) throw unsupported('$size or $elemMatch on an array position', 2);
  return (document) => visitPath(document, path, (value, place) => place === 'whole' && predicate(value));
};

const not =
  (matches: Matches): Matches =>
  (document) =>
    !matches(document);

/** What `$elemMatch` and `$pull` ask of an element: operators test the value itself, anything else is a filter. */
export const compileElement = (operand: Value): ((element: Value) => boolean) => {
  if (!isDocument(operand)) throw badValue('$elemMatch needs an Object');
  if (!isOperatorDocument(operand) || ['$and', '$or', '$nor', '$expr'].includes(firstKey(operand) as string)) {
    const { matches } = compileFilter(operand);
    return (element) => isDocument(element) && matches(element);
  }
  const { matches } = compileFilter(documentOf([['value', operand]]));
  return (element) => {
    if (isArray(element)) throw unsupported('Operators over arrays within an array');
    return matches(documentOf([['value', element]]));
  };
};
