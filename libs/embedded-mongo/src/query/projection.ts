import { decodeDocument } from '../bson/decode';
import { NOTHING, rebuilt } from '../bson/elements';
import { encodeDocument } from '../bson/encode';
import { isTruthy, toNumber } from '../bson/numbers';
import { type Document, firstKey, isArray, isDocument, newDocument, type Value } from '../bson/values';
import { badValue, MongoError, unsupported } from '../mongo-error';
import { admit } from '../registry';
import { parsePath, type Path, topLevelField } from './paths';

/** Paths as nested fields; null: the whole field. */
interface Tree {
  readonly [field: string]: Tree | null;
}

interface Projection {
  readonly including: boolean;
  readonly paths: readonly string[];
  readonly tree: Tree;
}

/** @throws MongoError for mixtures that MongoDB refuses and for anything but inclusion and exclusion. */
const parseProjection = (source: Document): Projection => {
  const flags = flatten(source, '').filter(([path]) => path !== '_id');
  const id = source['_id'];
  if (isDocument(id) || flags.some(([path]) => path.startsWith('_id.')))
    throw unsupported('The projection of a part of _id');
  const including = flags[0]?.[1] ?? (id !== undefined && isTruthy(id));
  if (flags.some(([, kept]) => kept !== including))
    throw new MongoError(
      31254,
      `Cannot do ${including ? 'exclusion in inclusion' : 'inclusion in exclusion'} projection`,
    );
  const keepsId = id === undefined || isTruthy(id);
  const paths = [...(keepsId === including ? ['_id'] : []), ...flags.map(([path]) => path)];
  return { including, paths, tree: treeOf(paths.map(parsePath)) };
};

/** Nested documents are paths. */
const flatten = (source: Document, prefix: string): readonly (readonly [path: string, kept: boolean])[] =>
  Object.entries(source).flatMap(([key, value]) => {
    const path = `${prefix}${key}`;
    if (typeof value === 'boolean' || toNumber(value) !== undefined) return [[path, isTruthy(value)] as const];
    const operator = firstKey(value);
    if (operator?.startsWith('$')) admit('projection operator', operator);
    if (!isDocument(value)) throw unsupported(`The projection of '${path}' by a value`);
    if (operator === undefined) throw badValue('An empty sub-projection is not a valid value');
    return flatten(value, `${path}.`);
  });

/** @throws MongoError when one path leads through another. */
const treeOf = (paths: readonly Path[]): Tree => {
  const groups = new Map<string, Path[]>();
  for (const [field = '', ...rest] of paths) groups.set(field, [...(groups.get(field) ?? []), rest]);
  const tree: Record<string, Tree | null> = Object.create(null) as Record<string, never>;
  for (const [field, members] of groups) {
    const endsHere = members.some(({ length }) => length === 0);
    if (endsHere && members.length > 1) throw new MongoError(31250, `Path collision at ${field}`);
    tree[field] = endsHere ? null : treeOf(members);
  }
  return tree;
};

/** In arrays, the documents and the arrays in them are projected; other elements are in no path, and so only excluded from. */
const projectValue = (value: Value, tree: Tree, including: boolean): Value | undefined => {
  if (isDocument(value)) return projectDocument(value, tree, including);
  if (!isArray(value)) return including ? undefined : value;
  return value.map((element) => projectValue(element, tree, including)).filter((element) => element !== undefined);
};

const projectDocument = (document: Document, tree: Tree, including: boolean): Document => {
  const kept = newDocument();
  for (const key in document) {
    const value = document[key] as Value;
    const below = tree[key];
    const projected = below
      ? projectValue(value, below, including)
      : (below === null) === including
        ? value
        : undefined;
    if (projected !== undefined) kept[key] = projected;
  }
  return kept;
};

export const compileProjection = (source: Document): ((document: Document) => Document) => {
  const { tree, including } = parseProjection(source);
  return (document) => projectDocument(document, tree, including);
};

/** `find`'s projection of encoded documents: where it names whole top-level fields, as most do, their bytes are copied. */
export const compileFindProjection = (source: Document): ((bytes: Buffer) => Buffer) => {
  const { tree, including, paths } = parseProjection(source);
  if (Object.keys(source).length === 0) return (bytes) => bytes;
  const named = new Set(paths);
  const change = (name: string): Buffer | undefined => (named.has(name) === including ? undefined : NOTHING);
  if (!paths.some((path) => path.includes('.'))) return (bytes) => rebuilt(bytes, change);
  const only = including ? new Set(paths.map(topLevelField)) : undefined;
  return (bytes) => encodeDocument(projectDocument(decodeDocument(bytes, 0, only), tree, including));
};
