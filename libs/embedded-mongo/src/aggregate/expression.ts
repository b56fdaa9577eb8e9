import { type Document, documentOf, isArray, isDocument, type Maybe, type Value } from '../bson/values';
import { badValue, MongoError, unsupported } from '../mongo-error';
import { OPERATORS } from './operators';
import { compileSpecial } from './special-forms';

/** Evaluated against a document and the variables in scope. */
export type Evaluate = (document: Document, variables: Variables) => Maybe;
export type Variables = Readonly<Record<string, Maybe>>;

/** @throws MongoError for operators outside the subset, before any document is read. */
export const compile = (expression: Value): Evaluate => {
  if (typeof expression === 'string' && expression.startsWith('$')) return compilePath(expression);
  if (isArray(expression)) {
    const elements = expression.map(compile);
    return (document, variables) => elements.map((element) => element(document, variables) ?? null);
  }
  if (!isDocument(expression)) return () => expression;
  const [first, ...others] = Object.keys(expression);
  if (first?.startsWith('$')) {
    if (others.length > 0)
      throw new MongoError(15983, 'Location15983', 'An object representing an expression must have exactly one field');
    return compileOperator(first, expression[first] as Value);
  }
  return compileObject(expression);
};

const compileObject = (expression: Document): Evaluate => {
  const fields = Object.entries(expression).map(([key, value]) => {
    if (key.includes('.')) throw badValue(`FieldPath field names may not contain '.': ${key}`);
    return [key, compile(value)] as const;
  });
  return (document, variables) =>
    documentOf(
      fields.flatMap(([key, evaluate]) => {
        const value = evaluate(document, variables);
        return value === undefined ? [] : [[key, value] as const];
      }),
    );
};

const compilePath = (expression: string): Evaluate => {
  if (!expression.startsWith('$$')) {
    const path = expression.slice(1).split('.');
    if (path.includes('')) throw badValue(`FieldPath '${expression}' is not valid`);
    return (document) => fieldAt(document, path, 0);
  }
  const [name = '', ...path] = expression.slice(2).split('.');
  if (name === 'ROOT' || name === 'CURRENT') return (document) => fieldAt(document, path, 0);
  if (name === 'REMOVE') return () => undefined;
  if (/^[A-Z]/.test(name) && name !== 'NOW') throw unsupported(`The variable $$${name}`);
  return (_, variables) => {
    if (!(name in variables)) throw new MongoError(17276, 'Location17276', `Use of undefined variable: ${name}`);
    return fieldAt(variables[name], path, 0);
  };
};

/** In expressions a path through an array collects what its elements have; indexes have no meaning. */
const fieldAt = (value: Maybe, path: readonly string[], from: number): Maybe => {
  if (from === path.length) return value;
  if (isDocument(value)) return fieldAt(value[path[from] as string], path, from + 1);
  if (!isArray(value)) return undefined;
  return value
    .map((element) => (isDocument(element) || isArray(element) ? fieldAt(element, path, from) : undefined))
    .filter((element) => element !== undefined);
};

const compileOperator = (name: string, operand: Value): Evaluate => {
  const special = compileSpecial(name, operand, compile);
  if (special !== undefined) return special;
  const operator = OPERATORS[name];
  if (operator === undefined) throw unsupported(`The expression operator ${name}`, 168, 'InvalidPipelineOperator');
  const operands = isArray(operand) ? operand : [operand];
  const [least, most] = operator.arity;
  if (operands.length < least || operands.length > most) {
    throw new MongoError(
      16020,
      'Location16020',
      `Expression ${name} takes ${least === most ? least : `${least} to ${most}`} arguments. ${operands.length} were passed in.`,
    );
  }
  const compiled = operands.map(compile);
  return (document, variables) =>
    operator.apply(
      compiled.map((evaluate) => evaluate(document, variables)),
      operands.length,
    );
};
