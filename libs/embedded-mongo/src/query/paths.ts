import { type Document, isArray, isDocument, type Maybe, type Value } from '../bson/values';

export type Path = readonly string[];

export const parsePath = (path: string): Path => path.split('.');

export const topLevelField = (path: string): string => {
  const dot = path.indexOf('.');
  return dot < 0 ? path : path.slice(0, dot);
};

const ARRAY_INDEX = /^(0|[1-9]\d*)$/;
export const isArrayIndex = (part: string | undefined): part is string => part !== undefined && ARRAY_INDEX.test(part);

/**
 * Visits every value a query path reaches, as MongoDB's matcher does: arrays on the way are entered once, an array at
 * the end is visited element by element and then as a whole, a path that ends early visits `undefined`. `element` is the
 * index within the outermost array passed. Stops, and says so, as soon as `visit` answers true.
 */
export const visitPath = (
  document: Document,
  path: Path,
  visit: (value: Maybe, element?: number) => boolean,
  from = 0,
): boolean => visitValue(document[path[from] as string], path, from + 1, visit);

const visitValue = (
  value: Maybe,
  path: Path,
  next: number,
  visit: (value: Maybe, element?: number) => boolean,
): boolean => {
  if (isArray(value)) return visitArray(value, path, next, visit);
  if (next === path.length) return visit(value);
  return isDocument(value) ? visitPath(value, path, visit, next) : visit(undefined);
};

const visitArray = (
  array: readonly Value[],
  path: Path,
  next: number,
  visit: (value: Maybe, element?: number) => boolean,
): boolean => {
  if (next === path.length) return array.some((element, index) => visit(element, index)) || visit(array);
  const within = (index: number) => (value: Maybe) => visit(value, index);
  const part = path[next];
  return array.some((element, index) => {
    if (isDocument(element) && visitPath(element, path, within(index), next)) return true;
    if (!isArrayIndex(part) || Number(part) !== index) return false;
    if (next + 1 === path.length) return visit(element, index);
    if (isDocument(element)) return visitPath(element, path, within(index), next + 1);
    return isArray(element) && visitArray(element, path, next + 1, within(index));
  });
};

/** The values at the end of the path without entering an array that stands there: for `$size`, `$elemMatch`. */
export const visitWhole = (document: Document, path: Path, visit: (value: Maybe) => boolean): boolean => {
  const last = path[path.length - 1] as string;
  const parent = path.slice(0, -1);
  const atParent = (value: Maybe): boolean => {
    if (isDocument(value)) return visit(value[last]);
    return isArray(value) && isArrayIndex(last) && visit(value[Number(last)]);
  };
  return parent.length === 0 ? visit(document[last]) : visitPath(document, parent, atParent);
};
