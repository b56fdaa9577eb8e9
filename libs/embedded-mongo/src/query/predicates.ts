import { BSONRegExp } from 'bson';
import { compareValues, equalValues } from '../bson/key';
import { toInteger, toNumber } from '../bson/numbers';
import { isArray, isNullish, isOperatorDocument, sortRank, typeOf, TYPES } from '../bson/values';
import type { Maybe, Value } from '../bson/values';
import { badValue, unsupported } from '../mongo-error';

/** Asked of one value that a path reaches; undefined where the path ends early. */
export type Predicate = (value: Maybe) => boolean;

const isNaNumber = (value: Value): boolean => Number.isNaN(toNumber(value));

export const equals = (operand: Value): Predicate => {
  if (operand === null) return isNullish;
  const rank = sortRank(operand);
  return (value) =>
    value === operand || (value !== undefined && sortRank(value) === rank && equalValues(value, operand));
};

export type RangeOperator = '$gt' | '$gte' | '$lt' | '$lte';

/** Only values of the operand's own type compare (all numbers are one type); NaN only equals itself. */
export const inRange = (operator: RangeOperator, operand: Value): Predicate => {
  const orEqual = operator.endsWith('e');
  if (operand === null) return orEqual ? isNullish : () => false;
  if (operand instanceof BSONRegExp)
    throw badValue(`Can't have RegEx as arg to predicate over field with ${operator}.`);
  if (isNaNumber(operand)) return orEqual ? equals(operand) : () => false;
  const sign = operator.startsWith('$g') ? 1 : -1;
  const rank = sortRank(operand);
  return (value) => {
    if (value === undefined || sortRank(value) !== rank || isNaNumber(value)) return false;
    const order = compareValues(value, operand) * sign;
    return order > 0 || (orEqual && order === 0);
  };
};

export const matchesRegex = (pattern: string, options: string): Predicate => {
  const regex = compileRegex(pattern, options);
  return (value) => {
    if (typeof value === 'string') return regex.test(value);
    return value instanceof BSONRegExp && value.pattern === pattern && value.options === options;
  };
};

/** PCRE's constructs that JavaScript lacks or reads differently in a way that cannot be translated below. */
const FOREIGN = /\(\?[^:=!<]|\(\?<[^=!]|\\[AZzGQEhHRXKCNpP]|[*+?}]\+|\[\^?\]|\[\[[:.=]|\[[^\]]*\\S/;
/** What PCRE matches, where JavaScript's counterpart also means other line ends and other blanks. */
const TRANSLATED: Readonly<Record<string, string>> = {
  $: '(?=\\n?(?![^]))',
  '.': '[^\\n]',
  '\\S': '[^ \\t\\n\\v\\f\\r]',
};
const BLANKS = ' \\t\\n\\v\\f\\r';

/** @throws MongoError for what JavaScript's regular expressions cannot do as MongoDB's. */
export const compileRegex = (pattern: string, options: string): RegExp => {
  if (!/^[is]*$/.test(options)) throw unsupported(`The regular expression option in '${options}'`, 2);
  if (FOREIGN.test(pattern)) throw unsupported(`The regular expression /${pattern}/`, 2);
  let inClass = false;
  const translated = pattern.replace(/\\.|[[\]$.]/gsu, (token) => {
    if (token === '[' || token === ']') inClass = token === '[';
    if (token === '\\s') return inClass ? BLANKS : `[${BLANKS}]`;
    if (token === '.' && options.includes('s')) return token;
    if (!inClass && TRANSLATED[token] !== undefined) return TRANSLATED[token];
    // JavaScript's unicode mode knows fewer escapes of punctuation than PCRE
    return /^\\[^\w^$\\.*+?()[\]{}|/]/u.test(token) ? `\\u{${token.codePointAt(1)?.toString(16)}}` : token;
  });
  try {
    return new RegExp(translated, `${[...new Set(options)].join('')}u`);
  } catch (error) {
    throw badValue(`Regular expression is invalid or not supported: ${(error as Error).message}`);
  }
};

export const isIn = (operand: Value): Predicate => {
  if (!isArray(operand)) throw badValue('$in needs an array');
  if (operand.some(isOperatorDocument)) throw badValue('cannot nest $ under $in');
  const simple = new Set<unknown>(operand.map(simpleKey).filter((key) => key !== undefined));
  const others = operand
    .filter((element) => simpleKey(element) === undefined)
    .map((element) =>
      element instanceof BSONRegExp ? matchesRegex(element.pattern, element.options) : equals(element),
    );
  return (value) => simple.has(simpleKey(value)) || others.some((matches) => matches(value));
};

/** What tells long lists of strings and ids apart fast; undefined for other types. */
const simpleKey = (value: Maybe): string | undefined => {
  if (typeof value === 'string') return `s${value}`;
  return !isNullish(value) && typeOf(value) === 'objectId' ? `o${String(value)}` : undefined;
};

/** The types that an operand of `$type` names: an alias, a number code or `number`. */
const typesNamed = (alias: Value): readonly string[] => {
  if (alias === 'number') return ['int', 'long', 'double'];
  const found = Object.entries(TYPES).find(([name, [code]]) => name === alias || code === toNumber(alias));
  if (found === undefined) throw badValue(`Unknown or unsupported type name alias: ${String(alias)}`);
  return [found[0]];
};

export const hasType = (operand: Value): Predicate => {
  const types = new Set((isArray(operand) ? operand : [operand]).flatMap(typesNamed));
  return (value) => value !== undefined && types.has(typeOf(value));
};

export const hasSize = (operand: Value): Predicate => {
  const size = toInteger(operand, "$size's argument");
  if (size < 0) throw badValue('$size may not be negative');
  return (value) => isArray(value) && value.length === size;
};
