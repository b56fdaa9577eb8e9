import { unsupported } from '../mongo-error';
import { EMPTY_ARRAY, type KeyValue } from '../bson/key';
import { type Document, isArray, isDocument, type Maybe, type Value } from '../bson/values';

export type Path = readonly string[];

export const parsePath = (path: string): Path => path.split('.');
export const topLevelField = (path: string): string => path.split('.', 1)[0] as string;
export const isArrayIndex = (part: string | undefined): boolean => part !== undefined && /^(0|[1-9]\d*)$/.test(part);

/** Whether a value was reached directly, as an element of an array, or is itself the array at the path's end. */
export type Place = 'direct' | 'element' | 'whole';
/** Answers true to end the visit. */
export type Visit = (value: Maybe, place: Place) => boolean;

/**
 * Visits every value a query path reaches, as MongoDB's matcher does: arrays on the way are entered once, an array at
 * the end is visited element by element and then as a whole, a path that ends early visits `undefined`.
 */
export const visitPath = (document: Document, path: Path, visit: Visit, from = 0): boolean => {
  const value = document[path[from] as string];
  if (isArray(value)) return visitArray(value, path, from + 1, visit);
  if (from + 1 === path.length) return visit(value, 'direct');
  return isDocument(value) ? visitPath(value, path, visit, from + 1) : visit(undefined, 'direct');
};

const visitArray = (array: readonly Value[], path: Path, next: number, visit: Visit): boolean => {
  if (next === path.length) return array.some((element) => visit(element, 'element')) || visit(array, 'whole');
  const within: Visit = (value, place) => visit(value, place === 'direct' ? 'element' : place);
  const part = path[next] as string;
  return array.some((element, index) => {
    if (isDocument(element) && visitPath(element, path, within, next)) return true;
    if (part !== String(index)) return false;
    if (next + 1 === path.length) {
      if (isArray(element)) throw unsupported(`'${path.join('.')}' where it leads to an array within an array`);
      return visit(element, 'element');
    }
    if (isDocument(element)) return visitPath(element, path, within, next + 1);
    return isArray(element) && visitArray(element, path, next + 1, visit);
  });
};

/** The values by which a document is indexed and sorted; `multikey`: an array was met. */
export const keyValuesAt = (
  document: Document,
  path: Path,
): { values: readonly KeyValue[]; multikey: boolean; present: boolean } => {
  const values: KeyValue[] = [];
  let multikey = false;
  let present = false;
  visitPath(document, path, (value, place) => {
    multikey ||= place !== 'direct';
    present ||= value !== undefined;
    if (place !== 'whole') values.push(value ?? null);
    else if ((value as readonly Value[]).length === 0) values.push(EMPTY_ARRAY);
    return false;
  });
  return { values: values.length === 0 ? [null] : values, multikey, present };
};

/** The value at the path, array positions included, as updates and `$unwind` address it. */
export const readPath = (container: Maybe, path: Path): Maybe =>
  path.reduce<Maybe>((value, part) => {
    if (isDocument(value)) return value[part];
    return isArray(value) && isArrayIndex(part) ? value[Number(part)] : undefined;
  }, container);
