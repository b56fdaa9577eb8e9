import { NOTHING, rebuilt } from '../bson/elements';
import { encodeElement, notTooLarge } from '../bson/encode';
import { equalValues } from '../bson/key';
import { refuseUnstorable } from '../bson/storable';
import { copyOf, idFirst, isArray, isDocument, isOperatorDocument, inWords } from '../bson/values';
import type { Document, Maybe, Value } from '../bson/values';
import { failedToParse, MongoError, unsupported } from '../mongo-error';
import { parsePath, type Path, readPath } from '../query/paths';
import { admit, type Name } from '../registry';
import { OPERATORS } from './operators';

export interface Update {
  /** The top-level fields that may change, in the order in which new ones are appended. */
  readonly fields: ReadonlySet<string>;
  /**
   * Makes the next version of a document (of which only `fields` need be there), or (when inserting, so that
   * `$setOnInsert` counts) a new one; the old one is never touched.
   */
  readonly apply: (document: Document, inserting: boolean) => Document;
}

interface Change {
  readonly operator: Name<'update operator'>;
  readonly path: Path;
  readonly operand: Value;
}

/** @throws MongoError for malformed, conflicting and unsupported updates, before any document is read. */
export const compileUpdate = (source: Maybe): Update => {
  if (isArray(source)) throw unsupported('An aggregation pipeline as an update');
  if (!isDocument(source)) throw failedToParse('the update must be a document');
  if (!isOperatorDocument(source)) throw unsupported('A replacement as an update');
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

const parseOperator = (name: string, operands: Value): readonly Change[] => {
  if (!name.startsWith('$')) throw failedToParse(`Unknown modifier: ${name}. Expected a valid update modifier`);
  const operator = admit('update operator', name);
  if (!isDocument(operands)) throw failedToParse(`Modifiers operate on fields but ${name} was given something else`);
  const { check, asks } = OPERATORS[operator];
  return Object.entries(operands).map(([source, operand]) => {
    const path = parsePath(source);
    check?.(operand);
    if (!asks) refuseUnstorable(operand, path.length + Number(operator === '$addToSet'));
    return { operator, path, operand };
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
  return (a[index] as string) < (b[index] ?? '') ? -1 : 1;
};

/** Changes the copy; what lies below its top level is shared with the document, and so replaced. */
const applyChange = (updated: Document, change: Change, inserting: boolean): void => {
  const { operator, path, operand } = change;
  if (operator === '$setOnInsert' && !inserting) return;
  const before = readPath(updated, path);
  const after = OPERATORS[operator].apply(before, operand, path.join('.'));
  if (after === before) return;
  const [field, ...rest] = path as [string, ...string[]];
  const value =
    after === undefined ? withoutPath(updated[field] as Value, rest) : withPath(updated[field], rest, after);
  if (value === undefined) delete updated[field];
  else updated[field] = value;
};

/** `_id` leads and never changes; setting it to the value it has is allowed. */
const keepId = (before: Document, after: Document): Document => {
  const id = before['_id'];
  if (id === undefined) return idFirst(after);
  const next = after['_id'];
  if (next !== undefined && equalValues(id, next)) return idFirst(after);
  throw new MongoError(66, "Performing an update on the path '_id' would modify the immutable field '_id'");
};

/**
 * A copy of `container` in which the path holds `value`; untouched parts are shared, missing documents are made.
 * @throws MongoError 28 when the path leads through something that is no document.
 */
export const withPath = (container: Maybe, path: Path, value: Value): Value => {
  const [part, ...rest] = path;
  if (part === undefined) return value;
  if (container !== undefined && !isDocument(container))
    throw new MongoError(28, `Cannot create field '${part}' in element ${inWords(container)}`);
  const copy = copyOf(container ?? {});
  copy[part] = withPath(copy[part], rest, value);
  return copy;
};

/** A copy without what is at the path. Undefined: nothing is left. */
const withoutPath = (container: Value, path: Path): Maybe => {
  const [part, ...rest] = path;
  if (part === undefined) return undefined;
  const copy = copyOf(container as Document);
  const left = withoutPath(copy[part] as Value, rest);
  if (left === undefined) delete copy[part];
  else copy[part] = left;
  return copy;
};
