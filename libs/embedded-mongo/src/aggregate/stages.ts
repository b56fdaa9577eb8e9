import { isTruthy, toInteger } from '../bson/numbers';
import { type Document, documentOf, firstKey, isArray, isDocument, isNullish, type Value } from '../bson/values';
import { badValue, failedToParse, MongoError, unsupported } from '../mongo-error';
import { compileFilter, type Filter } from '../query/filter';
import { parsePath, readPath } from '../query/paths';
import { assign, compileProjection, exclude, flatten, treeOf } from '../query/projection';
import { parseSort, sortBy } from '../query/sort';
import { withoutPath, withPath } from '../update/update';
import { compile, named } from './expression';
import { compileGroup, type Stage } from './group';

/** Reads matching documents of another collection of the same database, for `$lookup`. */
export type ReadCollection = (name: string, filter: Filter) => readonly Document[];

/** @throws MongoError for stages outside the subset, before any document is read. */
export const compilePipeline = (pipeline: readonly Value[], read: ReadCollection): Stage => {
  const stages = pipeline.map((stage) => {
    const name = stageName(stage);
    const make = Object.hasOwn(STAGES, name) ? STAGES[name] : undefined;
    if (name === '$changeStream')
      throw new MongoError(40573, 'The $changeStream stage is only supported on replica sets');
    if (make === undefined) throw unsupported(`The aggregation stage ${name}`, 40324);
    return make((stage as Document)[name] as Value, read);
  });
  return (documents) => stages.reduce((results, stage) => stage(results), documents);
};

export const stageName = (stage: Value): string => {
  const name = firstKey(stage);
  if (name === undefined || Object.keys(stage as Document).length > 1) {
    throw new MongoError(40323, 'A pipeline stage specification object must contain exactly one field.');
  }
  return name;
};

const whole = (value: Value, what: string): number => {
  const number = toInteger(value, what);
  if (number < 0) throw new MongoError(5107200, `${what} must not be negative`);
  return number;
};

const addFields = (source: Value): Stage => {
  const tree = treeOf(flatten(source, '').map(([path, expression]) => [path, compile(expression)] as const));
  return (documents) => documents.map((document) => assign(document, tree, document));
};

const replaceRoot = (newRoot: Value): Stage => {
  const evaluate = compile(newRoot);
  return (documents) =>
    documents.map((document) => {
      const root = evaluate(document);
      if (!isDocument(root)) throw new MongoError(40228, "'newRoot' expression must evaluate to an object");
      return root;
    });
};

export const STAGES: Readonly<Record<string, (operand: Value, read: ReadCollection) => Stage>> = {
  $match: (operand) => {
    if (!isDocument(operand)) throw new MongoError(15959, 'the match filter must be an expression in an object');
    const { matches } = compileFilter(operand);
    return (documents) => documents.filter(matches);
  },
  $sort: (operand) => {
    const keys = parseSort(operand);
    return (documents) => sortBy(documents, (document) => document, keys);
  },
  $limit: (operand) => {
    const limit = whole(operand, '$limit');
    if (limit === 0) throw new MongoError(15958, 'the limit must be positive');
    return (documents) => documents.slice(0, limit);
  },
  $skip: (operand) => {
    const skip = whole(operand, '$skip');
    return (documents) => documents.slice(skip);
  },
  $group: compileGroup,
  $project: (operand) => {
    if (!isDocument(operand) || Object.keys(operand).length === 0)
      throw new MongoError(51272, '$project needs at least one field');
    const project = compileProjection(operand, compile);
    return (documents) => documents.map((document) => project(document));
  },
  $addFields: addFields,
  $set: addFields,
  $unset: (operand) => {
    const paths = isArray(operand) ? operand : [operand];
    if (!paths.every((path) => typeof path === 'string'))
      throw new MongoError(31002, '$unset takes a string or an array of strings');
    const tree = treeOf(paths.map((path) => [path, true] as const));
    return (documents) => documents.map((document) => exclude(document, tree));
  },
  $count: (operand) => {
    if (typeof operand !== 'string' || !/^[^$.][^.]*$/.test(operand))
      throw badValue('the count field must be a plain name');
    return (documents) => (documents.length === 0 ? [] : [documentOf([[operand, documents.length]])]);
  },
  $replaceRoot: (operand) => replaceRoot(named('$replaceRoot', operand, ['newRoot'])['newRoot'] as Value),
  $replaceWith: replaceRoot,
  $unwind: (operand) => {
    const options = typeof operand === 'string' ? documentOf([['path', operand]]) : operand;
    const { path, preserveNullAndEmptyArrays } = named('$unwind', options, ['path', 'preserveNullAndEmptyArrays?']);
    if (typeof path !== 'string' || !path.startsWith('$'))
      throw new MongoError(28818, 'path option to $unwind stage should be prefixed with a $');
    const parts = parsePath(path.slice(1));
    return (documents) =>
      documents.flatMap((document) => unwind(document, parts, isTruthy(preserveNullAndEmptyArrays)));
  },
  $facet: (operand, read) => {
    const facets = isDocument(operand) ? Object.entries(operand) : [];
    const compiled = facets.map(([name, pipeline]) => {
      if (!isArray(pipeline)) throw new MongoError(40170, `arguments to $facet must be arrays, ${name} is not`);
      return [name, compilePipeline(pipeline, read)] as const;
    });
    return (documents) => [documentOf(compiled.map(([name, run]) => [name, run(documents)] as const))];
  },
  $lookup: (operand, read) => {
    const { from, localField, foreignField, as } = named('$lookup', operand, [
      'from',
      'localField',
      'foreignField',
      'as',
    ]);
    if (![from, localField, foreignField, as].every((part) => typeof part === 'string'))
      throw failedToParse('$lookup takes strings');
    const local = compile(`$${String(localField)}`);
    return (documents) =>
      documents.map((document) => {
        const value = local(document) ?? null;
        const wanted = documentOf([['$in', isArray(value) ? value : [value]]]);
        const found = read(String(from), compileFilter(documentOf([[String(foreignField), wanted]])));
        return withPath(document, parsePath(String(as)), found) as Document;
      });
  },
};

const unwind = (document: Document, path: readonly string[], keepsEmpty: boolean): readonly Document[] => {
  const value = readPath(document, path);
  if (isArray(value) && value.length > 0) return value.map((element) => withPath(document, path, element) as Document);
  if (!isNullish(value) && !isArray(value)) return [document];
  if (!keepsEmpty) return [];
  return [isArray(value) ? (withoutPath(document, path) as Document) : document];
};
