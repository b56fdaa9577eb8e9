import { toInteger } from '../bson/numbers';
import { type Document, documentOf, firstKey, isArray, isDocument, type Value } from '../bson/values';
import { badValue, MongoError, unsupported } from '../mongo-error';
import { compileFilter } from '../query/filter';
import { assign, compileProjection, exclude, flatten, treeOf } from '../query/projection';
import { parseSort, sortBy } from '../query/sort';
import { compile } from './expression';
import { compileGroup, type Stage } from './group';

/** @throws MongoError for stages outside the subset, before any document is read. */
export const compilePipeline = (pipeline: readonly Value[]): Stage => {
  const stages = pipeline.map((stage) => {
    const name = stageName(stage);
    const make = Object.hasOwn(STAGES, name) ? STAGES[name] : undefined;
    if (name === '$changeStream')
      throw new MongoError(40573, 'The $changeStream stage is only supported on replica sets');
    if (make === undefined) throw unsupported(`The aggregation stage ${name}`, 40324);
    return make((stage as Document)[name] as Value);
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

export const STAGES: Readonly<Record<string, (operand: Value) => Stage>> = {
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
};
