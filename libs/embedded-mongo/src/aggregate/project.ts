import {
  type Document,
  documentOf,
  isArray,
  isDocument,
  isTruthy,
  newDocument,
  toNumber,
  type Value,
} from '../bson/values';
import { failedToParse, MongoError } from '../mongo-error';
import { exclude, include, treeOf } from '../query/projection';
import { copyOf } from '../update/document-path';
import { compile, type Evaluate, type Variables } from './expression';
import type { Stage } from './group';

/** Nested by path: what to compute where. */
type Computed = Map<string, Evaluate | Computed>;

/** `$addFields`/`$set`: new values at paths, elements of arrays included. */
export const compileAddFields = (source: Value): Stage => {
  const computed = computedOf(source);
  return (documents, variables) => documents.map((document) => assign(document, computed, document, variables));
};

export const compileUnset = (source: Value): Stage => {
  const paths = typeof source === 'string' ? [source] : source;
  if (!isArray(paths) || !paths.every((path) => typeof path === 'string'))
    throw failedToParse('$unset specification must be a string or an array');
  const tree = treeOf(paths as readonly string[]);
  return (documents) => documents.map((document) => exclude(document, tree));
};

/** `$project`: inclusion with computed fields, or exclusion. */
export const compileProject = (source: Value): Stage => {
  if (!isDocument(source) || Object.keys(source).length === 0)
    throw new MongoError(51272, 'Location51272', '$project needs at least one field');
  const flat = flatten(source, '');
  const flags = flat.filter(([path, value]) => path !== '_id' && isFlag(value));
  const computedFields = flat.filter(([, value]) => !isFlag(value));
  const kept = flags.filter(([, value]) => isTruthy(value));
  const dropped = flags.filter(([, value]) => !isTruthy(value));
  const id = flat.find(([path, value]) => path === '_id' && isFlag(value));
  if (dropped.length > 0 && (kept.length > 0 || computedFields.length > 0)) {
    throw new MongoError(
      31254,
      'Location31254',
      'Invalid $project :: caused by :: Cannot do exclusion in inclusion projection',
    );
  }
  const withoutId = id !== undefined && !isTruthy(id[1]);
  if (dropped.length > 0 || (withoutId && kept.length === 0 && computedFields.length === 0)) {
    const tree = treeOf([...dropped.map(([path]) => path), ...(withoutId ? ['_id'] : [])]);
    return (documents) => documents.map((document) => exclude(document, tree));
  }
  const tree = treeOf([
    ...(withoutId || computedFields.some(([path]) => path === '_id') ? [] : ['_id']),
    ...kept.map(([path]) => path),
  ]);
  const computed = computedOf(documentOf(computedFields));
  return (documents, variables) =>
    documents.map((document) => idFirst(assign(include(document, tree), computed, document, variables)));
};

const isFlag = (value: Value): boolean => typeof value === 'boolean' || toNumber(value) !== undefined;

const flatten = (source: Document, prefix: string): [string, Value][] =>
  Object.entries(source).flatMap(([key, value]) => {
    const path = `${prefix}${key}`;
    const nested = isDocument(value) && Object.keys(value).length > 0 && !Object.keys(value)[0]?.startsWith('$');
    return nested ? flatten(value, `${path}.`) : [[path, value] as [string, Value]];
  });

const idFirst = (document: Document): Document =>
  document['_id'] === undefined ? document : Object.assign(documentOf([['_id', document['_id']]]), document);

const computedOf = (source: Value): Computed => {
  if (!isDocument(source)) throw failedToParse('specification must be an object');
  const root: Computed = new Map();
  for (const [path, value] of flatten(source, '')) {
    const parts = path.split('.');
    const last = parts.pop() as string;
    let node = root;
    for (const part of parts) {
      const next = node.get(part) ?? new Map<string, Evaluate | Computed>();
      if (!(next instanceof Map)) throw new MongoError(40176, 'Location40176', `Path collision at ${path}`);
      node.set(part, next);
      node = next;
    }
    if (node.has(last)) throw new MongoError(40176, 'Location40176', `Path collision at ${path}`);
    node.set(last, compile(value));
  }
  return root;
};

const assign = (target: Document, computed: Computed, root: Document, variables: Variables): Document => {
  const copy = copyOf(target);
  for (const [key, what] of computed) {
    const value = what instanceof Map ? assignWithin(target[key], what, root, variables) : what(root, variables);
    if (value === undefined) delete copy[key];
    else copy[key] = value;
  }
  return copy;
};

const assignWithin = (value: Value | undefined, computed: Computed, root: Document, variables: Variables): Value => {
  if (isArray(value)) return value.map((element) => assignWithin(element, computed, root, variables));
  return assign(isDocument(value) ? value : newDocument(), computed, root, variables);
};
