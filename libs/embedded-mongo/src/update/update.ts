import { compareValues, equalValues } from '../bson/compare';
import { type Document, isArray, isDocument, type Value } from '../bson/values';
import { failedToParse, immutableField, MongoError, unsupported } from '../mongo-error';
import type { MatchState } from '../query/filter';
import { compileArrayFilters, type ArrayFilters, expandPath } from './array-filters';
import { copyOf, readPath, withoutPath, withPath } from './document-path';
import { type Operator, OPERATORS } from './operators';

export interface UpdateContext {
  readonly now: Date;
  /** True while an upsert makes a new document: `$setOnInsert` counts. */
  readonly inserting: boolean;
  readonly match: MatchState;
}

/** Makes the new version of a document; the old one is never touched. */
export type Update = (document: Document, context: UpdateContext) => Document;

interface Change {
  readonly operator: Operator;
  readonly name: string;
  readonly path: readonly string[];
  readonly operand: Value;
}

/** @throws MongoError for malformed, conflicting or unsupported updates, before any document is read. */
export const compileUpdate = (source: Value | undefined, arrayFilters: Value | undefined): Update => {
  if (isArray(source)) throw unsupported('An aggregation pipeline as an update');
  if (!isDocument(source)) throw failedToParse('the update must be a document');
  const first = Object.keys(source)[0];
  if (first === undefined || !first.startsWith('$')) return compileReplacement(source);
  const changes = Object.entries(source).flatMap(([name, operands]) => parseOperator(name, operands));
  refuseConflicts(changes.map(({ path }) => path.join('.')));
  const filters = compileArrayFilters(arrayFilters);
  return (document, context) => applyChanges(document, changes, filters, context);
};

export const isReplacement = (source: Value | undefined): boolean =>
  isDocument(source) && !Object.keys(source)[0]?.startsWith('$');

const compileReplacement = (source: Document): Update => {
  const dollar = Object.keys(source).find((key) => key.startsWith('$'));
  if (dollar !== undefined)
    throw new MongoError(52, 'DollarPrefixedFieldName', `The dollar ($) prefixed field '${dollar}' is not allowed`);
  return (document) => {
    const id = document['_id'];
    if (id !== undefined && source['_id'] !== undefined && !equalValues(id, source['_id'])) throw immutableField('_id');
    const replaced = copyOf(source);
    delete replaced['_id'];
    return id === undefined ? copyOf(source) : Object.assign(copyOf({ _id: id } as unknown as Document), replaced);
  };
};

const parseOperator = (name: string, operands: Value): Change[] => {
  const operator = OPERATORS[name];
  if (operator === undefined) {
    if (!name.startsWith('$')) throw failedToParse(`Unknown modifier: ${name}. Expected a valid update modifier`);
    throw unsupported(`The update operator ${name}`, 9, 'FailedToParse');
  }
  if (!isDocument(operands)) throw failedToParse(`Modifiers operate on fields but ${name} was given something else`);
  return Object.entries(operands).map(([path, operand]) => {
    const parts = path.split('.');
    if (parts.includes(''))
      throw new MongoError(56, 'EmptyFieldName', `The update path '${path}' contains an empty field name`);
    const dollar = parts.find((part) => part.startsWith('$') && !/^\$(\[.*\])?$/.test(part));
    if (dollar !== undefined) {
      throw new MongoError(
        52,
        'DollarPrefixedFieldName',
        `The dollar ($) prefixed field '${dollar}' in '${path}' is not allowed`,
      );
    }
    operator.check?.(operand, path);
    return { operator, name, path: parts, operand };
  });
};

const refuseConflicts = (paths: readonly string[]): void => {
  const seen = [...paths].sort();
  seen.forEach((path, index) => {
    const rest = seen.slice(index + 1);
    const clash = rest.find((other) => other === path || other.startsWith(`${path}.`));
    if (clash !== undefined) {
      throw new MongoError(
        40,
        'ConflictingUpdateOperators',
        `Updating the path '${clash}' would create a conflict at '${path}'`,
      );
    }
  });
};

const applyChanges = (
  document: Document,
  changes: readonly Change[],
  filters: ArrayFilters,
  context: UpdateContext,
): Document => {
  let updated: Value = document;
  // MongoDB applies changes, and so orders new fields, by path
  for (const { operator, name, path, operand } of [...changes].sort(byPath)) {
    if (name === '$setOnInsert' && !context.inserting) continue;
    for (const target of expandPath(updated, path, filters, context.match)) {
      const before = readPath(updated, target);
      const after = operator.apply(before, operand, { path: target.join('.'), now: context.now });
      if (after === undefined) updated = withoutPath(updated, target);
      else if (after !== before) updated = withPath(updated, target, after);
    }
  }
  return keepId(document, updated as Document);
};

const keepId = (before: Document, after: Document): Document => {
  const id = before['_id'];
  const next = after['_id'];
  if (id !== undefined && (next === undefined || compareValues(id, next) !== 0)) throw immutableField('_id');
  if (next === undefined || Object.keys(after)[0] === '_id') return after;
  return Object.assign(copyOf({ _id: next } as unknown as Document), after);
};

const byPath = (a: Change, b: Change): number => {
  const left = a.path;
  const right = b.path;
  for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
    const x = left[index] as string;
    const y = right[index] as string;
    if (x === y) continue;
    const numeric = Number(x) - Number(y);
    return Number.isNaN(numeric) ? (x < y ? -1 : 1) : numeric;
  }
  return left.length - right.length;
};
