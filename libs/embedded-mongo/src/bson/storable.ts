import { unsupported } from '../mongo-error';
import { MAX_DEPTH, tooDeep } from './decode';
import { isArray, isDocument, type Value } from './values';

/** @throws MongoError for what cannot be kept; `depth`: in so many documents and arrays the value will stand. */
export const refuseUnstorable = (value: Value, depth: number): void => {
  if (!isArray(value) && !isDocument(value)) return;
  if (depth >= MAX_DEPTH) throw tooDeep();
  if (isArray(value)) return value.forEach((element) => refuseUnstorable(element, depth + 1));
  for (const name in value) {
    if (name.startsWith('$')) throw unsupported(`The field '${name}' in a document`, 52);
    refuseUnstorable(value[name] as Value, depth + 1);
  }
};
