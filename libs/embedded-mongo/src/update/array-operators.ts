import { BSONRegExp } from 'bson';
import { compareValues, equalValues } from '../bson/compare';
import {
  type Document,
  documentOf,
  isArray,
  isDocument,
  isOperatorDocument,
  type Maybe,
  toInteger,
  toNumber,
  typeOf,
  type Value,
} from '../bson/values';
import { badValue } from '../mongo-error';
import { compileElement, compileFilter } from '../query/filter';
import { parseSort, sortDocuments } from '../query/sort';

const arrayAt = (value: Maybe, path: string): readonly Value[] => {
  if (value === undefined) return [];
  if (!isArray(value)) throw badValue(`The field '${path}' must be an array but is of type ${typeOf(value)}`);
  return value;
};

const PUSH_MODIFIERS = new Set(['$each', '$slice', '$sort', '$position']);

/** The operand's `$each` values and modifiers; undefined when it is one plain value. */
const modifiersOf = (operand: Value, allowed: ReadonlySet<string>): Document | undefined => {
  if (!isDocument(operand) || !('$each' in operand)) return undefined;
  const stranger = Object.keys(operand).find((key) => !allowed.has(key));
  if (stranger !== undefined) throw badValue(`Unrecognized clause: ${stranger}`);
  if (!isArray(operand['$each'])) throw badValue('The argument to $each must be an array');
  return operand;
};

export const push = (value: Maybe, operand: Value, path: string): Value => {
  const array = arrayAt(value, path);
  const modifiers = modifiersOf(operand, PUSH_MODIFIERS);
  if (modifiers === undefined) return [...array, operand];
  const { $each, $position, $sort, $slice } = modifiers;
  const at = $position === undefined ? array.length : toInteger($position, '$position');
  const start = at < 0 ? Math.max(0, array.length + at) : at;
  const joined = [...array.slice(0, start), ...($each as readonly Value[]), ...array.slice(start)];
  const ordered = $sort === undefined ? joined : sortElements(joined, $sort);
  if ($slice === undefined) return ordered;
  const size = toInteger($slice, '$slice');
  return size < 0 ? ordered.slice(size) : ordered.slice(0, size);
};

const sortElements = (elements: readonly Value[], order: Value): readonly Value[] => {
  const direction = toNumber(order);
  if (direction === 1 || direction === -1) return [...elements].sort((a, b) => compareValues(a, b) * direction);
  if (!isDocument(order)) throw badValue('$sort must be 1, -1 or a document');
  return sortDocuments(elements, (element) => (isDocument(element) ? element : documentOf([])), parseSort(order));
};

export const addToSet = (value: Maybe, operand: Value, path: string): Value => {
  const array = arrayAt(value, path);
  const modifiers = modifiersOf(operand, new Set(['$each']));
  const wanted = modifiers === undefined ? [operand] : (modifiers['$each'] as readonly Value[]);
  const result = [...array];
  for (const candidate of wanted) {
    if (!result.some((element) => equalValues(element, candidate))) result.push(candidate);
  }
  return value !== undefined && result.length === array.length ? value : result;
};

export const pullAll = (value: Maybe, operand: readonly Value[], path: string): Maybe =>
  without(value, path, (element) => operand.some((unwanted) => equalValues(element, unwanted)));

export const pull = (value: Maybe, operand: Value, path: string): Maybe => without(value, path, unwantedBy(operand));

const without = (value: Maybe, path: string, isUnwanted: (element: Value) => boolean): Maybe => {
  if (value === undefined) return undefined;
  const array = arrayAt(value, path);
  const kept = array.filter((element) => !isUnwanted(element));
  return kept.length === array.length ? value : kept;
};

/** Operators and regular expressions test the element itself, a document is a filter on element documents. */
const unwantedBy = (operand: Value): ((element: Value) => boolean) => {
  if (operand instanceof BSONRegExp || isOperatorDocument(operand)) {
    return compileElement(operand instanceof BSONRegExp ? documentOf([['$regex', operand]]) : operand);
  }
  if (!isDocument(operand)) return (element) => equalValues(element, operand);
  const { matches } = compileFilter(operand);
  return (element) => isDocument(element) && matches(element);
};
