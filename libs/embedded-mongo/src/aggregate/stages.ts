import { type Document, documentOf, isArray, isDocument, isTruthy, type Value } from '../bson/values';
import { badValue, failedToParse, MongoError, unsupported } from '../mongo-error';
import { compileFilter, installExpressions } from '../query/filter';
import { parseSort, sortDocuments } from '../query/sort';
import { readPath, withoutPath, withPath } from '../update/document-path';
import { naturalNumber } from '../commands/command';
import { compile } from './expression';
import { compileGroup, type Stage } from './group';
import { compileAddFields, compileProject, compileUnset } from './project';
import { named } from './special-forms';

installExpressions((expression) => {
  const evaluate = compile(expression);
  return (document) => evaluate(document, {});
});

/** Reads another collection of the same database: for `$lookup`. */
export type ReadCollection = (name: string) => readonly Document[];

/** @throws MongoError for stages outside the subset, before any document is read. */
export const compilePipeline = (pipeline: readonly Value[], read: ReadCollection): Stage => {
  const stages = pipeline.map((stage) => compileStage(stage, read));
  return (documents, variables) => stages.reduce((results, stage) => stage(results, variables), documents);
};

export const stageName = (stage: Value): string => {
  const [name, ...others] = isDocument(stage) ? Object.keys(stage) : [];
  if (name === undefined || others.length > 0) {
    throw new MongoError(
      40323,
      'Location40323',
      'A pipeline stage specification object must contain exactly one field.',
    );
  }
  return name;
};

const compileStage = (stage: Value, read: ReadCollection): Stage => {
  const name = stageName(stage);
  const operand = (stage as Document)[name] as Value;
  switch (name) {
    case '$match': {
      if (!isDocument(operand)) throw failedToParse('the match filter must be an expression in an object');
      const { matches } = compileFilter(operand);
      return (documents) => documents.filter((document) => matches(document));
    }
    case '$sort': {
      const keys = parseSort(operand);
      return (documents) => sortDocuments(documents, (document) => document, keys);
    }
    case '$limit': {
      const limit = naturalNumber(operand, '$limit');
      if (limit === 0) throw new MongoError(15958, 'Location15958', 'the limit must be positive');
      return (documents) => documents.slice(0, limit);
    }
    case '$skip': {
      const skip = naturalNumber(operand, '$skip');
      return (documents) => documents.slice(skip);
    }
    case '$group':
      return compileGroup(operand);
    case '$project':
      return compileProject(operand);
    case '$addFields':
    case '$set':
      return compileAddFields(operand);
    case '$unset':
      return compileUnset(operand);
    case '$count':
      if (typeof operand !== 'string' || operand === '' || operand.startsWith('$') || operand.includes('.'))
        throw badValue('the count field must be a plain name');
      return (documents) => (documents.length === 0 ? [] : [documentOf([[operand, documents.length]])]);
    case '$sortByCount': {
      const group = compileGroup(
        documentOf([
          ['_id', operand],
          ['count', documentOf([['$sum', 1]])],
        ]),
      );
      return (documents, variables) =>
        sortDocuments(group(documents, variables), (document) => document, [{ path: 'count', direction: -1 }]);
    }
    case '$replaceRoot':
    case '$replaceWith':
      return compileReplaceRoot(
        name === '$replaceRoot' ? (named(name, operand, ['newRoot'])['newRoot'] as Value) : operand,
      );
    case '$unwind':
      return compileUnwind(operand);
    case '$facet':
      return compileFacet(operand, read);
    case '$lookup':
      return compileLookup(operand, read);
    case '$changeStream':
      throw new MongoError(40573, 'Location40573', 'The $changeStream stage is only supported on replica sets');
    default:
      throw unsupported(`The aggregation stage ${name}`, 40324, 'Location40324');
  }
};

const compileReplaceRoot = (newRoot: Value): Stage => {
  const evaluate = compile(newRoot);
  return (documents, variables) =>
    documents.map((document) => {
      const root = evaluate(document, variables);
      if (!isDocument(root))
        throw new MongoError(40228, 'Location40228', "'newRoot' expression must evaluate to an object");
      return root;
    });
};

const compileUnwind = (operand: Value): Stage => {
  const options =
    typeof operand === 'string'
      ? documentOf([['path', operand]])
      : named('$unwind', operand, ['path', 'preserveNullAndEmptyArrays?', 'includeArrayIndex?']);
  const { path } = options;
  if (typeof path !== 'string' || !path.startsWith('$'))
    throw new MongoError(28818, 'Location28818', 'path option to $unwind stage should be prefixed with a $');
  const parts = path.slice(1).split('.');
  const keep = isTruthy(options['preserveNullAndEmptyArrays']);
  const indexName = options['includeArrayIndex'];
  const indexed = (document: Document, index: bigint | null): Document =>
    indexName === undefined ? document : (withPath(document, String(indexName).split('.'), index) as Document);
  return (documents) =>
    documents.flatMap((document) => {
      const value = readPath(document, parts);
      if (isArray(value) && value.length > 0) {
        return value.map((element, index) => indexed(withPath(document, parts, element) as Document, BigInt(index)));
      }
      const absent = value === undefined || value === null || isArray(value);
      if (absent && !keep) return [];
      return [indexed(isArray(value) ? (withoutPath(document, parts) as Document) : document, null)];
    });
};

const compileFacet = (operand: Value, read: ReadCollection): Stage => {
  if (!isDocument(operand))
    throw new MongoError(40169, 'Location40169', 'the $facet specification must be a non-empty object');
  const facets = Object.entries(operand).map(([name, pipeline]) => {
    if (!isArray(pipeline))
      throw new MongoError(40170, 'Location40170', `arguments to $facet must be arrays, ${name} is not`);
    return [name, compilePipeline(pipeline, read)] as const;
  });
  return (documents, variables) => [
    documentOf(facets.map(([name, run]) => [name, run(documents, variables)] as const)),
  ];
};

/** The simple form, with or without a pipeline that refers to nothing outside. */
const compileLookup = (operand: Value, read: ReadCollection): Stage => {
  if (isDocument(operand) && 'let' in operand) throw unsupported('$lookup with let');
  const {
    from,
    localField,
    foreignField,
    as,
    pipeline = [],
  } = named('$lookup', operand, ['from', 'localField', 'foreignField', 'as', 'pipeline?']);
  if (![from, localField, foreignField, as].every((part) => typeof part === 'string') || !isArray(pipeline)) {
    throw failedToParse('$lookup needs from, localField, foreignField and as');
  }
  const refine = compilePipeline(pipeline, read);
  const target = (as as string).split('.');
  const local = compile(`$${localField as string}`);
  return (documents, variables) => {
    const foreign = read(from as string);
    return documents.map((document) => {
      const value = local(document, variables) ?? null;
      const values = isArray(value) ? value : [value];
      const { matches } = compileFilter(documentOf([[foreignField as string, documentOf([['$in', values]])]]));
      return withPath(
        document,
        target,
        refine(
          foreign.filter((candidate) => matches(candidate)),
          variables,
        ),
      ) as Document;
    });
  };
};
