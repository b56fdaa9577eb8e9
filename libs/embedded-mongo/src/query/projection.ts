import { decodeDocument } from '../bson/decode';
import { NOTHING, rebuilt } from '../bson/elements';
import { encodeDocument } from '../bson/encode';
import { isTruthy, toNumber } from '../bson/numbers';
import { copyOf, type Document, idFirst, isArray, isDocument, newDocument } from '../bson/values';
import type { Maybe, Value } from '../bson/values';
import { failedToParse, MongoError, unsupported } from '../mongo-error';
import { topLevelField } from './paths';

/** Paths as nested fields; what stands at the end of a path is up to the user of the tree. */
export interface Tree<T> {
  readonly [field: string]: { readonly leaf: T } | { readonly tree: Tree<T> };
}

/** @throws MongoError when one path leads through another. */
export const treeOf = <T>(entries: readonly (readonly [path: string, leaf: T])[]): Tree<T> => {
  const groups = new Map<string, (readonly [string, T])[]>();
  for (const [path, leaf] of entries) {
    const [field = '', ...rest] = path.split('.');
    if (field === '' || field.startsWith('$')) throw unsupported(`The path '${path}' in a projection`, 16410);
    groups.set(field, [...(groups.get(field) ?? []), [rest.join('.'), leaf]]);
  }
  const tree: Record<string, Tree<T>[string]> = Object.create(null) as Record<string, never>;
  for (const [field, members] of groups) {
    const [[rest, leaf]] = members as [readonly [string, T]];
    if (members.length > 1 && members.some(([path]) => path === ''))
      throw new MongoError(31250, `Path collision at ${field}`);
    tree[field] = rest === '' ? { leaf } : { tree: treeOf(members) };
  }
  return tree;
};

const include = (document: Document, tree: Tree<unknown>): Document => {
  const kept = newDocument();
  for (const key in document) {
    const wanted = tree[key];
    if (wanted === undefined) continue;
    const value = document[key] as Value;
    if ('leaf' in wanted) kept[key] = value;
    else if (isDocument(value) || isArray(value)) kept[key] = includeWithin(value, wanted.tree) as Value;
  }
  return kept;
};

const includeWithin = (value: Value, tree: Tree<unknown>): Value | undefined => {
  if (isDocument(value)) return include(value, tree);
  return isArray(value)
    ? value.map((element) => includeWithin(element, tree)).filter((element) => element !== undefined)
    : undefined;
};

export const exclude = (document: Document, tree: Tree<unknown>): Document => {
  const kept = newDocument();
  for (const key in document) {
    const dropped = tree[key];
    if (dropped === undefined) kept[key] = document[key] as Value;
    else if ('tree' in dropped) kept[key] = excludeWithin(document[key] as Value, dropped.tree);
  }
  return kept;
};

const excludeWithin = (value: Value, tree: Tree<unknown>): Value => {
  if (isDocument(value)) return exclude(value, tree);
  return isArray(value) ? value.map((element) => excludeWithin(element, tree)) : value;
};

/** Computes a value from the whole document; undefined leaves the field out. */
export type Compute = (document: Document) => Maybe;

/** A copy with computed values at their paths, in the elements of arrays too. */
export const assign = (target: Document, tree: Tree<Compute>, root: Document): Document => {
  const copy = copyOf(target);
  for (const [key, node] of Object.entries(tree)) {
    const value = 'leaf' in node ? node.leaf(root) : assignWithin(target[key], node.tree, root);
    if (value === undefined) delete copy[key];
    else copy[key] = value;
  }
  return copy;
};

const assignWithin = (value: Maybe, tree: Tree<Compute>, root: Document): Value =>
  isArray(value)
    ? value.map((element) => assignWithin(element, tree, root))
    : assign(isDocument(value) ? value : newDocument(), tree, root);

/**
 * `find`'s projection of encoded documents: where it names whole top-level fields, as most do, their bytes are copied.
 * @throws MongoError as `compileProjection`.
 */
export const compileFindProjection = (source: Document): ((bytes: Buffer) => Buffer) => {
  const project = compileProjection(source);
  const entries = flatten(source, '');
  if (entries.length === 0) return (bytes) => bytes;
  const named = new Set(entries.map(([path]) => path));
  const including = isTruthy((entries.find(([path]) => path !== '_id') ?? entries[0])?.[1]);
  const keepsId = source['_id'] === undefined || isTruthy(source['_id']);
  if (keepsId === including) named.add('_id');
  else named.delete('_id');
  const change = (name: string): Buffer | undefined => (named.has(name) === including ? undefined : NOTHING);
  if (![...named].some((path) => path.includes('.'))) return (bytes) => rebuilt(bytes, change);
  const only = including ? new Set([...named].map(topLevelField)) : undefined;
  return (bytes) => encodeDocument(project(decodeDocument(bytes, 0, only)));
};

/**
 * Inclusion, exclusion and, where `compile` is given, computed fields, as `$project` knows them.
 * @throws MongoError for mixtures that MongoDB refuses and for anything outside the subset.
 */
export const compileProjection = (
  source: Document,
  compile?: (expression: Value) => Compute,
): ((document: Document) => Document) => {
  const entries = flatten(source, '');
  const computed = entries.filter(([, value]) => !isFlag(value));
  if (computed.length > 0 && compile === undefined)
    throw unsupported(`The projection of ${String(computed[0]?.[0])} by a value`);
  const flags = entries.filter(([path, value]) => isFlag(value) && path !== '_id');
  const kept = flags.filter(([, value]) => isTruthy(value));
  const id = entries.find(([path]) => path === '_id');
  const dropsId = id !== undefined && isFlag(id[1]) && !isTruthy(id[1]);
  const keepsId = id !== undefined && isFlag(id[1]) && isTruthy(id[1]);
  const including = kept.length > 0 || computed.length > 0 || (keepsId && flags.length === 0);
  if (including && kept.length < flags.length)
    throw new MongoError(31254, 'Cannot do exclusion in inclusion projection');
  if (!including) {
    const tree = treeOf([...flags, ...(dropsId ? [id] : [])]);
    return (document) => exclude(document, tree);
  }
  const tree = treeOf([...kept, ...(dropsId || (id !== undefined && !keepsId) ? [] : [['_id', true] as const])]);
  if (compile === undefined) return (document) => idFirst(include(document, tree));
  const assigned = treeOf(computed.map(([path, expression]) => [path, compile(expression)] as const));
  return (document) => idFirst(assign(include(document, tree), assigned, document));
};

const isFlag = (value: Value): boolean => typeof value === 'boolean' || toNumber(value) !== undefined;

/** Nested documents are paths, unless they are expressions. */
export const flatten = (source: Value, prefix: string): (readonly [string, Value])[] => {
  if (!isDocument(source)) throw failedToParse('a specification must be an object');
  return Object.entries(source).flatMap(([key, value]) => {
    const path = `${prefix}${key}`;
    const nested =
      isDocument(value) && Object.keys(value).length > 0 && !Object.keys(value).some((name) => name.startsWith('$'));
    return nested ? flatten(value, `${path}.`) : [[path, value] as const];
  });
};
