import { type Document, isArray, isDocument, isTruthy, type Value } from '../bson/values';
import { badValue, failedToParse } from '../mongo-error';
import type { Evaluate } from './expression';

type Compile = (expression: Value) => Evaluate;

/** Operators that do not simply evaluate all their operands first. Undefined: not one of them. */
export const compileSpecial = (name: string, operand: Value, compile: Compile): Evaluate | undefined => {
  switch (name) {
    case '$literal':
      return () => operand;
    case '$cond':
      return compileCond(operand, compile);
    case '$switch':
      return compileSwitch(operand, compile);
    case '$and':
    case '$or': {
      const operands = (isArray(operand) ? operand : [operand]).map(compile);
      const test = (evaluate: Evaluate, ...scope: Parameters<Evaluate>): boolean => isTruthy(evaluate(...scope));
      if (name === '$and') return (...scope) => operands.every((evaluate) => test(evaluate, ...scope));
      return (...scope) => operands.some((evaluate) => test(evaluate, ...scope));
    }
    case '$ifNull': {
      if (!isArray(operand) || operand.length < 2) throw failedToParse('$ifNull needs at least two arguments');
      const operands = operand.map(compile);
      const last = operands[operands.length - 1] as Evaluate;
      return (...scope) => {
        for (const evaluate of operands.slice(0, -1)) {
          const value = evaluate(...scope);
          if (value !== undefined && value !== null) return value;
        }
        return last(...scope);
      };
    }
    case '$let': {
      const { vars, in: body } = named(name, operand, ['vars', 'in']);
      if (!isDocument(vars)) throw failedToParse('$let needs vars');
      const variables = Object.entries(vars).map(([key, value]) => [key, compile(value)] as const);
      const evaluate = compile(body as Value);
      return (document, scope) =>
        evaluate(document, {
          ...scope,
          ...Object.fromEntries(variables.map(([key, value]) => [key, value(document, scope)])),
        });
    }
    case '$map':
    case '$filter':
      return compileEach(name, operand, compile);
    default:
      return undefined;
  }
};

/** @throws MongoError unless the operand is a document with only the fields named (those ending in `?` may be left out). */
export const named = (operator: string, operand: Value, fields: readonly string[]): Document => {
  if (!isDocument(operand)) throw failedToParse(`${operator} takes an object`);
  const names = fields.map((field) => field.replace('?', ''));
  for (const key of Object.keys(operand))
    if (!names.includes(key)) throw failedToParse(`Unrecognized argument to ${operator}: ${key}`);
  for (const field of fields)
    if (!field.endsWith('?') && !(field in operand)) throw failedToParse(`Missing '${field}' parameter to ${operator}`);
  return operand;
};

const compileCond = (operand: Value, compile: Compile): Evaluate => {
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
  return (...scope) => (isTruthy(when(...scope)) ? yes(...scope) : no(...scope));
};

const compileSwitch = (operand: Value, compile: Compile): Evaluate => {
  const { branches, default: otherwise } = named('$switch', operand, ['branches', 'default?']);
  if (!isArray(branches)) throw failedToParse('$switch needs branches');
  const compiled = branches.map((branch) => {
    const { case: test, then } = named('$switch', branch, ['case', 'then']);
    return [compile(test as Value), compile(then as Value)] as const;
  });
  const last = otherwise === undefined ? undefined : compile(otherwise);
  return (...scope) => {
    const hit = compiled.find(([test]) => isTruthy(test(...scope)));
    if (hit !== undefined) return hit[1](...scope);
    if (last === undefined)
      throw badValue('$switch could not find a matching branch for an input, and no default was specified');
    return last(...scope);
  };
};

const compileEach = (name: '$map' | '$filter', operand: Value, compile: Compile): Evaluate => {
  const body = name === '$map' ? 'in' : 'cond';
  const parts = named(name, operand, ['input', 'as?', body]);
  const input = compile(parts['input'] as Value);
  const variable = String(parts['as'] ?? 'this');
  const evaluate = compile(parts[body] as Value);
  return (document, scope) => {
    const array = input(document, scope);
    if (array === undefined || array === null) return null;
    if (!isArray(array)) throw badValue(`input to ${name} must be an array`);
    const within = (element: Value) => evaluate(document, { ...scope, [variable]: element });
    if (name === '$map') return array.map((element) => within(element) ?? null);
    return array.filter((element) => isTruthy(within(element)));
  };
};
