import { EMPTY_ARRAY, type KeyValue } from '../bson/key';
import { type Document, isArray, isDocument, type Maybe } from '../bson/values';
import { unsupported } from '../mongo-error';

export type Path = readonly string[];

/** A part that is empty, begins with a dollar, or is a number and so may mean a position in an array. */
const PECULIAR = /(?:^|\.)(?:$|\.|\$|\d+(?:$|\.))/;

/** @throws MongoError for paths that are more than names. */
export const parsePath = (path: string): Path => {
  if (PECULIAR.test(path)) throw unsupported(`The path '${path}' with a part that is empty, a number or begins with $`);
  return path.split('.');
};

/**
 * Visits every value a query path reaches, as MongoDB's matcher does: documents in an array on the way are entered, an
 * array at the end is visited element by element and then as a whole, a path that ends early visits `undefined`. Ends
 * once `visit` answers true.
 */
export const visitPath = (document: Document, path: Path, visit: (value: Maybe) => boolean, from = 0): boolean => {
  const value = document[path[from] as string];
  const next = from + 1;
  if (next === path.length) return (isArray(value) && value.some(visit)) || visit(value);
  if (isArray(value)) return value.some((element) => isDocument(element) && visitPath(element, path, visit, next));
  return isDocument(value) ? visitPath(value, path, visit, next) : visit(undefined);
};

interface Reached {
  readonly values: KeyValue[];
  multikey: boolean;
  present: boolean;
}

/**
 * The values by which a document is indexed and sorted. Unlike the matcher, an index sees nothing (null) in what is no
 * document within an array on the way. `multikey`: an array was met; `present`: something is there.
 */
export const keyValuesAt = (document: Document, path: Path): Readonly<Reached> => {
  const reached: Reached = { values: [], multikey: false, present: false };
  reach(document, path, 0, reached);
  return reached;
};

const reach = (container: Maybe, path: Path, from: number, reached: Reached): void => {
  const value = isDocument(container) ? container[path[from] as string] : undefined;
  const isLast = from + 1 === path.length;
  if (!isArray(value)) {
    if (!isLast && isDocument(value)) return reach(value, path, from + 1, reached);
    const end = isLast ? value : undefined;
    reached.present ||= end !== undefined;
    return void reached.values.push(end ?? null);
  }
  reached.multikey = true;
  if (!isLast) {
    for (const element of value) reach(element, path, from + 1, reached);
    if (value.length === 0) reached.values.push(null);
    return;
  }
  reached.present = true;
  if (value.length === 0) reached.values.push(EMPTY_ARRAY);
  else for (const element of value) reached.values.push(element);
};
