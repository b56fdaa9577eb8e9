import { BSONRegExp } from 'bson';
import { MongoError, unsupported } from '../mongo-error';
import { MAX_DEPTH, tooDeep } from './decode';
import { type Document, isArray, isDocument, type Value } from './values';

/**
 * @throws MongoError for what can be asked with and yet not be kept; `depth`: in so many documents and arrays the value
 * will stand.
 */
export const refuseUnstorable = (value: Value, depth: number): void => {
  if (value instanceof BSONRegExp) throw unsupported('A regular expression in a document');
  if (isArray(value)) {
    if (depth >= MAX_DEPTH) throw tooDeep();
    for (const element of value) refuseUnstorable(element, depth + 1);
  } else if (isDocument(value)) {
    if (depth >= MAX_DEPTH) throw tooDeep();
    for (const name in value) {
      if (name.startsWith('$')) throw unsupported(`The field '${name}' in a document`, 52);
      refuseUnstorable(value[name] as Value, depth + 1);
    }
  }
};

/** @throws MongoError 53 for what MongoDB takes from nobody as an `_id`. */
export const refuseBadId = ({ _id: id }: Document): void => {
  if (isArray(id)) throw new MongoError(53, "The '_id' value cannot be of type array");
};
