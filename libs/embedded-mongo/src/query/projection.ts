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
import { MongoError, unsupported } from '../mongo-error';
import { compileElement } from './filter';

export type Project = (document: Document) => Document;

interface Tree {
  readonly [field: string]: true | Tree;
}

const invalid = (message: string): MongoError => new MongoError(31254, 'Location31254', message);

/** A find projection: inclusion or exclusion, nested paths and `$elemMatch`. Undefined: everything. */
export const compileProjection = (source: Document | undefined): Project | undefined => {
  if (source === undefined || Object.keys(source).length === 0) return undefined;
  const entries = Object.entries(source).filter(([path]) => path !== '_id');
  const elements = entries.filter(([, value]) => isDocument(value));
  const plain = entries.filter(([, value]) => !isDocument(value));
  const including = modeOf(plain, elements.length > 0, source['_id']);
  const withId = source['_id'] === undefined || isFlagOn('_id', source['_id']);
  const tree = treeOf(plain.map(([path]) => path));
  const pick = elements.map(([path, value]) => [path, elementPicker(path, value as Document)] as const);
  return (document) => {
    const projected = including ? include(document, tree) : exclude(document, tree);
    for (const [path, elementOf] of pick) {
      const picked = elementOf(document[path]);
      if (picked === undefined) delete projected[path];
      else projected[path] = picked;
    }
    return withIdFirst(document, projected, withId);
  };
};

const isFlagOn = (path: string, value: Value): boolean => {
  if (typeof value !== 'boolean' && toNumber(value) === undefined)
    throw unsupported(`The projection of ${path} by a value`);
  return isTruthy(value);
};

const modeOf = (plain: readonly (readonly [string, Value])[], hasElements: boolean, id: Value | undefined): boolean => {
  const flags = plain.map(([path, value]) => {
    if (path.startsWith('$') || path.endsWith('.$') || path.includes('.$')) throw unsupported(`The projection ${path}`);
    return isFlagOn(path, value);
  });
  const [first, ...others] = flags;
  if (first === undefined) return hasElements || (id !== undefined && isFlagOn('_id', id));
  if (others.some((flag) => flag !== first)) {
    throw invalid(
      `Cannot do ${first ? 'exclusion' : 'inclusion'} on field in ${first ? 'inclusion' : 'exclusion'} projection`,
    );
  }
  return first;
};

export const treeOf = (paths: readonly string[]): Tree => {
  const root: Record<string, unknown> = { __proto__: null } as Record<string, unknown>;
  for (const path of paths) {
    const parts = path.split('.');
    let node = root;
    parts.forEach((part, index) => {
      const last = index === parts.length - 1;
      const existing = node[part];
      if (existing === true || (last && existing !== undefined)) {
        throw new MongoError(31250, 'Location31250', `Path collision at ${path}`);
      }
      if (last) node[part] = true;
      else node = (node[part] ??= { __proto__: null }) as Record<string, unknown>;
    });
  }
  return root as Tree;
};

export const include = (document: Document, tree: Tree): Document => {
  const kept = newDocument();
  for (const key in document) {
    const wanted = tree[key];
    if (wanted === undefined) continue;
    const value = wanted === true ? document[key] : includeWithin(document[key] as Value, wanted);
    if (value !== undefined) kept[key] = value;
  }
  return kept;
};

const includeWithin = (value: Value, tree: Tree): Value | undefined => {
  if (isDocument(value)) return include(value, tree);
  if (!isArray(value)) return undefined;
  return value.map((element) => includeWithin(element, tree)).filter((element) => element !== undefined);
};

export const exclude = (document: Document, tree: Tree): Document => {
  const kept = newDocument();
  for (const key in document) {
    const dropped = tree[key];
    if (dropped === true) continue;
    kept[key] = dropped === undefined ? (document[key] as Value) : excludeWithin(document[key] as Value, dropped);
  }
  return kept;
};

const excludeWithin = (value: Value, tree: Tree): Value => {
  if (isDocument(value)) return exclude(value, tree);
  return isArray(value) ? value.map((element) => excludeWithin(element, tree)) : value;
};

const withIdFirst = (document: Document, projected: Document, withId: boolean): Document => {
  const { _id: _dropped, ...rest } = projected;
  const id = document['_id'];
  return documentOf([...(withId && id !== undefined ? [['_id', id] as const] : []), ...Object.entries(rest)]);
};

const elementPicker = (path: string, value: Document): ((array: Value | undefined) => Value | undefined) => {
  const [operator] = Object.keys(value);
  if (operator !== '$elemMatch' || path.includes('.')) {
    throw unsupported(`The projection operator ${operator ?? '{}'} on ${path}`, 31325, 'Location31325');
  }
  const matches = compileElement(value['$elemMatch'] as Value);
  return (array) => {
    const found = isArray(array) ? array.find(matches) : undefined;
    return found === undefined ? undefined : [found];
  };
};
