import { NOTHING, rebuilt } from '../bson/elements';
import { encodeElement, notTooLarge } from '../bson/encode';
import { equalValues } from '../bson/key';
import { copyOf, documentOf, firstKey, idFirst, isArray, isDocument } from '../bson/values';
import type { Document, Maybe, Value } from '../bson/values';
import { failedToParse, MongoError, unsupported } from '../mongo-error';
import { isArrayIndex, parsePath, type Path, readPath } from '../query/paths';
import { type Operator, OPERATORS } from './operators';

export interface Update {
  /** The top-level fields that may change, in the order in which new ones are appended; undefined: all of them. */
  readonly fields: ReadonlySet<string> | undefined;
  /**
   * Makes the next version of a document (of which only `fields` need be there), or (when inserting, so that
   * `$setOnInsert` counts) a new one; the old one is never touched.
   */
  readonly apply: (document: Document, inserting: boolean) => Document;
}

interface Change {
  readonly operator: Operator;
  readonly name: string;
  readonly path: Path;
  readonly operand: Value;
}

/** @throws MongoError for malformed, conflicting and unsupported updates, before any document is read. */
export const compileUpdate = (source: Maybe): Update => {
  if (isArray(source)) throw unsupported('An aggregation pipeline as an update');
  if (!isDocument(source)) throw failedToParse('the update must be a document');
  if (isReplacement(source))
    return { fields: undefined, apply: (document) => keepId(document, replacement(source, document)) };
  const changes = Object.entries(source).flatMap(([name, operands]) => parseOperator(name, operands));
  changes.sort(byPath);
  refuseConflicts(changes);
  return {
    fields: new Set(changes.map(({ path }) => path[0] as string)),
    apply: (document, inserting) => {
      const updated = copyOf(document);
      for (const change of changes) applyChange(updated, change, inserting);
      return keepId(document, updated);
    },
  };
};

/**
 * The encoded document with what differs between its versions: in the places of those fields, or at the end. Elements
 * that were `sent` need not be encoded again.
 */
export const encodeChanges = (
  body: Buffer,
  before: Document,
  after: Document,
  fields: ReadonlySet<string>,
  sent: ReadonlyMap<string, Buffer> | undefined,
): Buffer => {
  const changes = new Map<string, Buffer>();
  for (const field of fields) {
    const value = after[field];
    if (value === before[field]) continue;
    changes.set(field, value === undefined ? NOTHING : (sent?.get(field) ?? encodeElement(field, value)));
  }
  const change = (name: string): Buffer | undefined => {
    const element = changes.get(name);
    if (element !== undefined) changes.set(name, NOTHING);
    return element;
  };
  return notTooLarge(rebuilt(body, change, changes.values()));
};

export const isReplacement = (source: Maybe): boolean => isDocument(source) && !firstKey(source)?.startsWith('$');

const parseOperator = (name: string, operands: Value): readonly Change[] => {
  const operator = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined;
  if (!name.startsWith('$')) throw failedToParse(`Unknown modifier: ${name}. Expected a valid update modifier`);
  if (operator === undefined) throw unsupported(`The update operator ${name}`, 9);
  if (!isDocument(operands)) throw failedToParse(`Modifiers operate on fields but ${name} was given something else`);
  return Object.entries(operands).map(([source, operand]) => {
    const path = parsePath(source);
    if (path.includes('')) throw new MongoError(56, `The update path '${source}' contains an empty field name`);
    const dollar = path.find((part) => part.startsWith('$'));
    if (dollar !== undefined) throw unsupported(`'${dollar}' in the update path '${source}'`, 52);
    operator.check?.(operand);
    return { operator, name, path, operand };
  });
};

/** In their order, a path that leads through another comes right after it. */
const refuseConflicts = (changes: readonly Change[]): void => {
  const clash = changes.find(({ path }, index) => changes[index - 1]?.path.every((part, at) => part === path[at]));
  if (clash === undefined) return;
  throw new MongoError(40, `Updating the path '${clash.path.join('.')}' would create a conflict`);
};

/** MongoDB applies changes, and so appends new fields, in the order of their paths. */
const byPath = ({ path: a }: Change, { path: b }: Change): number => {
  const index = a.findIndex((part, position) => part !== b[position]);
  if (index < 0) return a.length - b.length;
  const [left, right = ''] = [a[index] as string, b[index]];
  if (isArrayIndex(left) && isArrayIndex(right)) return Number(left) - Number(right);
  return left < right ? -1 : 1;
};

/** Changes the copy; what lies below its top level is shared with the document, and so replaced. */
const applyChange = (updated: Document, change: Change, inserting: boolean): void => {
  const { operator, name, path, operand } = change;
  if (name === '$setOnInsert' && !inserting) return;
  const before = readPath(updated, path);
  const after = operator.apply(before, operand, path.join('.'));
  if (after === before) return;
  const [field, ...rest] = path as [string, ...string[]];
  const value =
    after === undefined ? withoutPath(updated[field] as Value, rest) : withPath(updated[field], rest, after);
  if (value === undefined) delete updated[field];
  else updated[field] = value;
};

const replacement = (source: Document, { _id: id }: Document): Document =>
  id === undefined || source['_id'] !== undefined ? source : Object.assign(documentOf([['_id', id]]), source);

/** `_id` leads and never changes; setting it to the value it has is allowed. */
const keepId = (before: Document, after: Document): Document => {
  const id = before['_id'];
  if (id === undefined) return idFirst(after);
  const next = after['_id'];
  if (next !== undefined && equalValues(id, next)) return idFirst(after);
  throw new MongoError(66, "Performing an update on the path '_id' would modify the immutable field '_id'");
};

/** Longest gap that setting one far element may fill with nulls. */
const MAX_PADDING = 1_500_000;

/**
 * A copy of `container` in which the path holds `value`; untouched parts are shared, missing documents are made.
 * @throws MongoError 28 when the path leads through something that is neither a document nor an array.
 */
export const withPath = (container: Maybe, path: Path, value: Value): Value => {
  const [part, ...rest] = path;
  if (part === undefined) return value;
  if (container === undefined || isDocument(container)) {
    const copy = copyOf(container ?? {});
    copy[part] = withPath(copy[part], rest, value);
    return copy;
  }
  if (!isArray(container) || !isArrayIndex(part) || Number(part) - container.length > MAX_PADDING) {
    throw new MongoError(28, `Cannot create field '${part}' in element ${JSON.stringify(container)}`);
  }
  const copy = [...container];
  while (copy.length < Number(part)) copy.push(null);
  copy[Number(part)] = withPath(container[Number(part)], rest, value);
  return copy;
};

/** A copy without the path; an array element becomes null. Undefined: nothing is left. */
export const withoutPath = (container: Value, path: Path): Maybe => {
  const [part, ...rest] = path;
  if (part === undefined) return undefined;
  const inner = readPath(container, [part]);
  if (inner === undefined) return container;
  const left = withoutPath(inner, rest);
  if (isArray(container)) return container.map((element, index) => (index === Number(part) ? (left ?? null) : element));
  const copy = copyOf(container as Document);
  if (left === undefined) delete copy[part];
  else copy[part] = left;
  return copy;
};
