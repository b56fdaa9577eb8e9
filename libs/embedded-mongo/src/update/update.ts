import { NOTHING, rebuilt } from '../bson/elements';
import { encodeElement, notTooLarge } from '../bson/encode';
import { equalValues } from '../bson/key';
import { refuseUnstorable } from '../bson/storable';
import { copyOf, isDocument, isOperatorDocument } from '../bson/values';
import type { Document, Maybe, Value } from '../bson/values';
import { failedToParse, MongoError, unsupported } from '../mongo-error';
import { parsePath } from '../query/paths';
import { admit, type Name } from '../registry';
import { OPERATORS } from './operators';

export interface Update {
  /** The fields that may change, in the order in which new ones are appended. */
  readonly fields: ReadonlySet<string>;
  /** Those of them whose next value depends on the present one. */
  readonly reads: ReadonlySet<string>;
  /**
   * Makes the next version of a document (of which only `reads` need be there), or (when inserting, so that
   * `$setOnInsert` counts) a new one; the old one is never touched.
   */
  readonly apply: (document: Document, inserting: boolean) => Document;
}

interface Change {
  readonly operator: Name<'update operator'>;
  readonly field: string;
  readonly operand: Value;
}

/** @throws MongoError for malformed, conflicting and unsupported updates, before any document is read. */
export const compileUpdate = (source: Maybe): Update => {
  if (!isDocument(source) || !isOperatorDocument(source))
    throw unsupported('An update that does not consist of operators', 9);
  const changes = Object.entries(source).flatMap(([name, operands]) => parseOperator(name, operands));
  // MongoDB applies changes, and so appends new fields, in the order of their names
  changes.sort((a, b) => (a.field < b.field ? -1 : 1));
  const clash = changes.find(({ field }, at) => field === changes[at - 1]?.field);
  if (clash) throw new MongoError(40, `Updating the path '${clash.field}' would create a conflict at '${clash.field}'`);
  return {
    fields: new Set(changes.map(({ field }) => field)),
    reads: new Set(changes.filter(readsField).map(({ field }) => field)),
    apply: (document, inserting) => {
      const updated = copyOf(document);
      for (const { operator, field, operand } of changes) {
        if (operator === '$setOnInsert' && !inserting) continue;
        const value = OPERATORS[operator].apply(updated[field], operand, field);
        if (value === undefined) delete updated[field];
        else updated[field] = value;
      }
      return keepId(document, updated);
    },
  };
};

/** What is set takes the place of whatever is there; but an `_id` is compared. */
const readsField = ({ operator, field }: Change): boolean => operator !== '$set' || field === '_id';

const parseOperator = (name: string, operands: Value): readonly Change[] => {
  if (!name.startsWith('$')) throw failedToParse(`Unknown modifier: ${name}. Expected a valid update modifier`);
  const operator = admit('update operator', name);
  if (!isDocument(operands)) throw failedToParse(`Modifiers operate on fields but ${name} was given something else`);
  const { check, asks } = OPERATORS[operator];
  return Object.entries(operands).map(([field, operand]) => {
    if (parsePath(field).length > 1) throw unsupported(`An update of the path '${field}'`);
    check?.(operand);
    // a value that goes into an array stands one level deeper
    if (!asks) refuseUnstorable(operand, operator === '$addToSet' ? 2 : 1);
    return { operator, field, operand };
  });
};

/** `_id` never changes; setting it to the value it has is allowed. */
const keepId = (before: Document, after: Document): Document => {
  const id = before['_id'];
  const next = after['_id'];
  if (id === undefined || (next !== undefined && equalValues(id, next))) return after;
  throw new MongoError(66, "Performing an update on the path '_id' would modify the immutable field '_id'");
};

/**
 * The encoded document with what differs between its versions, and what was set without a look at the one before: in the
 * places of those fields, or at the end. Elements that were `sent` need not be encoded again.
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
