import { isTruthy } from '../bson/numbers';
import { documentOf, isArray, isDocument, isNullish } from '../bson/values';
import type { Document, Maybe, Value } from '../bson/values';
import { badValue, failedToParse, MongoError, unsupported } from '../mongo-error';
import { OPERATORS } from './operators';

export type Evaluate = (document: Document) => Maybe;

/** @throws MongoError for operators outside the subset, before any document is read. */
export const compile = (expression: Maybe): Evaluate => {
  if (typeof expression === 'string' && expression.startsWith('$')) return compilePath(expression);
  if (isArray(expression)) {
    const elements = expression.map(compile);
    return (document) => elements.map((element) => element(document) ?? null);
  }
  if (!isDocument(expression)) return () => expression;
  const [first, ...others] = Object.keys(expression);
  if (first?.startsWith('$')) {
    if (others.length > 0) throw new MongoError(15983, 'An expression object must have exactly one field');
    return compileOperator(first, expression[first] as Value);
  }
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

const compileOperator = (name: string, operand: Value): Evaluate => {
  if (Object.hasOwn(SPECIAL, name)) return (SPECIAL[name] as (operand: Value) => Evaluate)(operand);
  const operator = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined;
  if (operator === undefined) throw unsupported(`The expression operator ${name}`, 168);
  const compiled = listOf(operand).map(compile);
  const [least, most] = operator.arity;
  if (compiled.length < least || compiled.length > most)
    throw new MongoError(
      16020,
      `Expression ${name} takes ${least} to ${most} arguments. ${compiled.length} were passed in.`,
    );
  return (document) => {
    const operands = compiled.map((evaluate) => evaluate(document));
    return operator.apply(operands, name);
  };
};

const listOf = (operand: Value): readonly Value[] => (isArray(operand) ? operand : [operand]);

/** @throws MongoError unless the operand is a document of exactly these fields (those ending in `?` may be left out). */
export const named = (operator: string, operand: Maybe, fields: readonly string[]): Document => {
  if (!isDocument(operand)) throw failedToParse(`${operator} takes an object`);
  const names = fields.map((field) => field.replace('?', ''));
  const stranger = Object.keys(operand).find((key) => !names.includes(key));
  if (stranger !== undefined) throw unsupported(`The argument ${stranger} of ${operator}`, 9);
  const absent = fields.find((field) => !field.endsWith('?') && !(field in operand));
  if (absent !== undefined) throw failedToParse(`Missing '${absent}' parameter to ${operator}`);
  return operand;
};

/** Operators that do not simply evaluate all their operands first. */
const SPECIAL: Readonly<Record<string, (operand: Value) => Evaluate>> = {
  $literal: (operand) => () => operand,
  $and: (operand) => {
    const tests = listOf(operand).map(compile);
    return (document) => tests.every((test) => isTruthy(test(document)));
  },
  $or: (operand) => {
    const tests = listOf(operand).map(compile);
    return (document) => tests.some((test) => isTruthy(test(document)));
  },
  $ifNull: (operand) => {
    if (!isArray(operand) || operand.length < 2) throw failedToParse('$ifNull needs at least two arguments');
    const options = operand.map(compile);
    return (document) => options.reduce<Maybe>((found, option) => (isNullish(found) ? option(document) : found), null);
  },
  $cond: (operand) => {
    const {
      if: test,
      then,
      else: otherwise,
    } = isArray(operand) ? conditionOf(operand) : named('$cond', operand, PARTS);
    const [when, yes, no] = [compile(test), compile(then), compile(otherwise)];
    return (document) => (isTruthy(when(document)) ? yes : no)(document);
  },
};

const PARTS = ['if', 'then', 'else'];

const conditionOf = (parts: readonly Value[]): Document => {
  if (parts.length !== PARTS.length) throw failedToParse('Expression $cond takes exactly 3 arguments');
  return documentOf(parts.map((part, index) => [PARTS[index] as string, part]));
};

/** Every expression operator there is. */
export const EXPRESSIONS = { ...SPECIAL, ...OPERATORS };
