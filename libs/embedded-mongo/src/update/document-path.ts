import { type Document, isArray, isDocument, type Maybe, newDocument, type Value } from '../bson/values';
import { MongoError } from '../mongo-error';
import { isArrayIndex, type Path } from '../query/paths';

/** Longest array that setting one far element may create. */
const MAX_PADDING = 1_500_000;

export const readPath = (document: Value, path: Path): Maybe =>
  path.reduce<Maybe>((value, part) => {
    if (isDocument(value)) return value[part];
    return isArray(value) && isArrayIndex(part) ? value[Number(part)] : undefined;
  }, document);

/**
 * A copy of `container` in which the path holds `value`; untouched parts are shared, missing documents are made.
 * @throws MongoError 28 when the path leads through something that is not a document or array.
 */
export const withPath = (container: Value, path: Path, value: Value): Value => {
  const [part, ...rest] = path;
  if (part === undefined) return value;
  if (isDocument(container)) {
    const copy = copyOf(container);
    copy[part] = withPath(
      container[part] ?? (rest.length > 0 && !(part in container) ? newDocument() : (container[part] as Value)),
      rest,
      value,
    );
    return copy;
  }
  if (isArray(container) && isArrayIndex(part)) {
    const index = Number(part);
    if (index - container.length > MAX_PADDING) throw notViable(part, container);
    const copy = [...container];
    while (copy.length < index) copy.push(null);
    copy[index] = withPath(index < container.length ? (container[index] as Value) : newDocument(), rest, value);
    return copy;
  }
  throw notViable(part, container);
};

/** A copy without the path; array elements become null. The same object when there was nothing to remove. */
export const withoutPath = (container: Value, path: Path): Value => {
  const [part, ...rest] = path as [string, ...string[]];
  if (isDocument(container)) {
    if (!(part in container)) return container;
    const copy = copyOf(container);
    if (rest.length === 0) delete copy[part];
    else copy[part] = withoutPath(container[part] as Value, rest);
    return copy;
  }
  if (isArray(container) && isArrayIndex(part) && Number(part) < container.length) {
    const copy = [...container];
    copy[Number(part)] = rest.length === 0 ? null : withoutPath(container[Number(part)] as Value, rest);
    return copy;
  }
  return container;
};

export const copyOf = (document: Document): Document => Object.assign(newDocument(), document);

const notViable = (part: string, container: Value): MongoError =>
  new MongoError(28, 'PathNotViable', `Cannot create field '${part}' in element ${JSON.stringify(container)}`);
