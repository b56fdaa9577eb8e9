import {
  type Document,
  documentOf,
  isArray,
  isDocument,
  isNullish,
  isTruthy,
  type Maybe,
  type Value,
} from '../bson/values';
import { badValue, failedToParse, location, unsupported } from '../mongo-error';
import { OPERATORS } from './operators';

/** Variables in scope, by name without `$$`. */
export type Variables = Readonly<Record<string, Maybe>>;
export type Evaluate = (document: Document, variables: Variables) => Maybe;

/** @throws MongoError for operators outside the subset, before any document is read. */
export const compile = (expression: Value): Evaluate => {
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
  return (...scope) =>
    documentOf(
      fields
        .map(([key, evaluate]) => [key, evaluate(...scope)] as const)
        .filter((field): field is [string, Value] => field[1] !== undefined),
    );
};

const compilePath = (expression: string): Evaluate => {
  const [name = '', ...path] = expression.split('.');
  if (path.includes('') || name === '$') throw badValue(`FieldPath '${expression}' is not valid`);
  if (!name.startsWith('$$')) return (document) => fieldAt(document, [name.slice(1), ...path]);
  if (name === '$$ROOT' || name === '$$CURRENT') return (document) => fieldAt(document, path);
  if (name === '$$REMOVE') return () => undefined;
  if (/^\$\$[A-Z]/.test(name) && name !== '$$NOW') throw unsupported(`The variable ${name}`);
  return (_, variables) => {
    if (!(name.slice(2) in variables)) throw location(17276, `Use of undefined variable: ${name.slice(2)}`);
    return fieldAt(variables[name.slice(2)], path);
  };
};

/** In expressions a path through an array collects what its elements have; positions mean nothing. */
const fieldAt = (value: Maybe, path: readonly string[]): Maybe => {
  const [part, ...rest] = path;
  if (part === undefined) return value;
  if (isDocument(value)) return fieldAt(value[part], rest);
  if (!isArray(value)) return undefined;
  return value
    .map((element) => (isDocument(element) || isArray(element) ? fieldAt(element, path) : undefined))
    .filter((element) => element !== undefined);
};

const compileOperator = (name: string, operand: Value): Evaluate => {
  const special = Object.hasOwn(SPECIAL, name) ? SPECIAL[name] : undefined;
  if (special !== undefined) return special(operand);
  const operator = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined;
  if (operator === undefined) throw unsupported(`The expression operator ${name}`, 168, 'InvalidPipelineOperator');
  const operands = isArray(operand) ? operand : [operand];
  const [least, most] = operator.arity;
  if (operands.length < least || operands.length > most) {
    throw location(16020, `Expression ${name} takes ${least} to ${most} arguments. ${operands.length} were passed in.`);
  }
  const compiled = operands.map(compile);
  return (...scope) =>
    operator.apply(
      compiled.map((evaluate) => evaluate(...scope)),
      name,
    );
};

/** @throws MongoError unless the operand is a document of exactly these fields (those ending in `?` may be left out). */
export const named = (operator: string, operand: Value, fields: readonly string[]): Document => {
  if (!isDocument(operand)) throw failedToParse(`${operator} takes an object`);
  const names = fields.map((field) => field.replace('?', ''));
  const stranger = Object.keys(operand).find((key) => !names.includes(key));
  if (stranger !== undefined) throw unsupported(`The argument ${stranger} of ${operator}`, 9, 'FailedToParse');
  const absent = fields.find((field) => !field.endsWith('?') && !(field in operand));
  if (absent !== undefined) throw failedToParse(`Missing '${absent}' parameter to ${operator}`);
  return operand;
};

/** Operators that do not simply evaluate all their operands first. */
const SPECIAL: Readonly<Record<string, (operand: Value) => Evaluate>> = {
  $literal: (operand) => () => operand,
  $and: (operand) => {
    const tests = (isArray(operand) ? operand : [operand]).map(compile);
    return (...scope) => tests.every((test) => isTruthy(test(...scope)));
  },
  $or: (operand) => {
    const tests = (isArray(operand) ? operand : [operand]).map(compile);
    return (...scope) => tests.some((test) => isTruthy(test(...scope)));
  },
  $ifNull: (operand) => {
    if (!isArray(operand) || operand.length < 2) throw failedToParse('$ifNull needs at least two arguments');
    const options = operand.map(compile);
    return (...scope) => options.reduce<Maybe>((found, option) => (isNullish(found) ? option(...scope) : found), null);
  },
  $cond: (operand) => {
    if (isArray(operand) && operand.length !== 3) throw failedToParse('Expression $cond takes exactly 3 arguments');
    const {
      if: test,
      then,
      else: otherwise,
    } = isArray(operand)
      ? { if: operand[0], then: operand[1], else: operand[2] }
      : named('$cond', operand, ['if', 'then', 'else']);
    const [when, yes, no] = [test, then, otherwise].map((part) => compile(part as Value)) as [
      Evaluate,
      Evaluate,
      Evaluate,
    ];
    return (...scope) => (isTruthy(when(...scope)) ? yes : no)(...scope);
  },
  $switch: (operand) => {
    const { branches, default: otherwise } = named('$switch', operand, ['branches', 'default?']);
    if (!isArray(branches)) throw failedToParse('$switch needs branches');
    const compiled = branches.map((branch) => {
      const { case: test, then } = named('$switch', branch, ['case', 'then']);
      return { test: compile(test as Value), then: compile(then as Value) };
    });
    const last = otherwise === undefined ? undefined : compile(otherwise);
    return (...scope) => {
      const chosen = compiled.find(({ test }) => isTruthy(test(...scope)))?.then ?? last;
      if (chosen === undefined) throw badValue('$switch found no matching branch, and no default was specified');
      return chosen(...scope);
    };
  },
  $filter: (operand) =>
    each('$filter', 'cond', operand, (array, within) => array.filter((element) => isTruthy(within(element)))),
  $map: (operand) => each('$map', 'in', operand, (array, within) => array.map((element) => within(element) ?? null)),
};

const each = (
  name: string,
  body: 'cond' | 'in',
  operand: Value,
  apply: (array: readonly Value[], within: (element: Value) => Maybe) => Value,
): Evaluate => {
  const parts = named(name, operand, ['input', 'as?', body]);
  const [input, evaluate] = [compile(parts['input'] as Value), compile(parts[body] as Value)];
  return (document, variables) => {
    const array = input(document, variables);
    if (isNullish(array)) return null;
    if (!isArray(array)) throw badValue(`input to ${name} must be an array`);
    return apply(array, (element) => evaluate(document, { ...variables, [String(parts['as'] ?? 'this')]: element }));
  };
};

/** Every expression operator there is. */
export const EXPRESSIONS = { ...SPECIAL, ...OPERATORS };
