import { isTruthy } from '../bson/numbers';
import { documentOf, isArray, isDocument, isNullish } from '../bson/values';
import type { Document, Maybe, Value } from '../bson/values';
import { badValue, failedToParse, location, unsupported } from '../mongo-error';
import { OPERATORS } from './operators';

/** Variables in scope, by name without `$$`. */
export type Variables = Readonly<Record<string, Maybe>>;
export type Evaluate = (document: Document, variables: Variables) => Maybe;

/** @throws MongoError for operators outside the subset, before any document is read. */
export const compile = (expression: Maybe): Evaluate => {
  if (typeof expression === 'string' && expression.startsWith('$')) return compilePath(expression);
  if (isArray(expression)) {
    const elements = expression.map(compile);
    return (...scope) => elements.map((element) => element(...scope) ?? null);
  }
  if (!isDocument(expression)) return () => expression;
  const [first, ...others] = Object.keys(expression);
  if (first?.startsWith('$')) {
    if (others.length > 0) throw location(15983, 'An expression object must have exactly one field');
    return compileOperator(first, expression[first] as Value);
  }
  const fields = Object.entries(expression).map(([key, value]) => [key, compile(value)] as const);
  return (...scope) => {
    const values = fields.map(([key, evaluate]) => [key, evaluate(...scope)] as const);
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
  if (/^\$\$[A-Z]/.test(name) && name !== '$$NOW') throw unsupported(`The variable ${name}`);
  return (_, variables) => {
    if (!(name.slice(2) in variables)) throw location(17276, `Use of undefined variable: ${name.slice(2)}`);
    return fieldAt(variables[name.slice(2)], path);
  };
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

const compileOperator = (name: string, operand: Value): Evaluate => {
  if (Object.hasOwn(SPECIAL, name)) return (SPECIAL[name] as (operand: Value, name: string) => Evaluate)(operand, name);
  const operator = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined;
  if (operator === undefined) throw unsupported(`The expression operator ${name}`, 168, 'InvalidPipelineOperator');
  const compiled = listOf(operand).map(compile);
  const [least, most] = operator.arity;
  if (compiled.length < least || compiled.length > most)
    throw location(16020, `Expression ${name} takes ${least} to ${most} arguments. ${compiled.length} were passed in.`);
  return (...scope) => {
    const operands = compiled.map((evaluate) => evaluate(...scope));
    return operator.apply(operands, name);
  };
};

const listOf = (operand: Value): readonly Value[] => (isArray(operand) ? operand : [operand]);

/** @throws MongoError unless the operand is a document of exactly these fields (those ending in `?` may be left out). */
export const named = (operator: string, operand: Maybe, fields: readonly string[]): Document => {
  if (!isDocument(operand)) throw failedToParse(`${operator} takes an object`);
  const names = fields.map((field) => field.replace('?', ''));
  const stranger = Object.keys(operand).find((key) => !names.includes(key));
  if (stranger !== undefined) throw unsupported(`The argument ${stranger} of ${operator}`, 9, 'FailedToParse');
  const absent = fields.find((field) => !field.endsWith('?') && !(field in operand));
  if (absent !== undefined) throw failedToParse(`Missing '${absent}' parameter to ${operator}`);
  return operand;
};

/** `[test, result]` pairs in order; the first test that holds decides. */
const choose = (branches: readonly (readonly [Maybe, Maybe])[], otherwise: Evaluate): Evaluate => {
  const compiled = branches.map(([test, then]) => [compile(test), compile(then)] as const);
  return (...scope) => (compiled.find(([test]) => isTruthy(test(...scope)))?.[1] ?? otherwise)(...scope);
};

/** Operators that do not simply evaluate all their operands first. */
const SPECIAL: Readonly<Record<string, (operand: Value, name: string) => Evaluate>> = {
  $literal: (operand) => () => operand,
  $and: (operand) => {
    const tests = listOf(operand).map(compile);
    return (...scope) => tests.every((test) => isTruthy(test(...scope)));
  },
  $or: (operand) => {
    const tests = listOf(operand).map(compile);
    return (...scope) => tests.some((test) => isTruthy(test(...scope)));
  },
  $ifNull: (operand) => {
    if (!isArray(operand) || operand.length < 2) throw failedToParse('$ifNull needs at least two arguments');
    const options = operand.map(compile);
    return (...scope) => options.reduce<Maybe>((found, option) => (isNullish(found) ? option(...scope) : found), null);
  },
  $cond: (operand, name) => {
    if (isArray(operand) && operand.length !== 3) throw failedToParse('Expression $cond takes exactly 3 arguments');
    const {
      if: test,
      then,
      else: otherwise,
    } = isArray(operand) ? conditionOf(operand) : named(name, operand, CONDITION);
    return choose([[test, then]], compile(otherwise));
  },
  $switch: (operand, name) => {
    const { branches, default: otherwise } = named(name, operand, ['branches', 'default?']);
    if (!isArray(branches)) throw failedToParse('$switch needs branches');
    const pairs = branches.map((branch) => {
      const { case: test, then } = named(name, branch, ['case', 'then']);
      return [test, then] as const;
    });
    return choose(pairs, otherwise === undefined ? noBranch : compile(otherwise));
  },
  $filter: (operand, name) =>
    each(name, 'cond', operand, (array, within) => array.filter((element) => isTruthy(within(element)))),
  $map: (operand, name) =>
    each(name, 'in', operand, (array, within) => array.map((element) => within(element) ?? null)),
};

const CONDITION = ['if', 'then', 'else'];
const conditionOf = (parts: readonly Value[]): Record<string, Maybe> =>
  Object.fromEntries(parts.map((part, index) => [CONDITION[index], part]));

const noBranch: Evaluate = () => {
  throw badValue('$switch found no matching branch, and no default was specified');
};

const each = (
  name: string,
  body: 'cond' | 'in',
  operand: Value,
  apply: (array: readonly Value[], within: (element: Value) => Maybe) => Value,
): Evaluate => {
  const parts = named(name, operand, ['input', 'as?', body]);
  const [input, evaluate] = [compile(parts['input']), compile(parts[body])];
  return (document, variables) => {
    const array = input(document, variables);
    if (isNullish(array)) return null;
    if (!isArray(array)) throw badValue(`input to ${name} must be an array`);
    return apply(array, (element) => evaluate(document, { ...variables, [String(parts['as'] ?? 'this')]: element }));
  };
};

/** Every expression operator there is. */
export const EXPRESSIONS = { ...SPECIAL, ...OPERATORS };
