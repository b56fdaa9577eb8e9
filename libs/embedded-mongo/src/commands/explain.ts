import { isArray, isDocument } from '../bson/values';
import { failedToParse, unsupported } from '../mongo-error';
import { plan, type Query } from '../query/execute';
import type { IndexScan, Plan } from '../indexes/plan';
import type { Collection } from '../storage/collection';
import { leadingQuery } from './aggregate';
import type { Command } from './command';
import { findQuery } from './read';

const explain: Command = {
  fields: ['verbosity'],
  run: ({ request, store }) => {
    const explained = request.body['explain'];
    if (!isDocument(explained)) throw failedToParse('explain needs a command');
    const name = Object.keys(explained)[0] ?? '';
    const collection = store.find(request.db, String(explained[name]));
    const query = explainedQuery(name, explained, collection);
    return {
      explainVersion: '1',
      queryPlanner: {
        namespace: `${request.db}.${String(explained[name])}`,
        parsedQuery: query.filter.source,
        winningPlan: collection === undefined ? { stage: 'EOF' } : planTree(plan(collection, query), query),
        rejectedPlans: [],
      },
      ok: 1,
    };
  },
};

const explainedQuery = (
  name: string,
  command: Parameters<typeof findQuery>[0],
  collection: Collection | undefined,
): Query => {
  if (name === 'find' || name === 'count' || name === 'distinct') return findQuery(command, collection);
  const { pipeline } = command;
  if (name !== 'aggregate' || !isArray(pipeline)) throw unsupported(`explain of ${name}`);
  return leadingQuery(pipeline, collection, command['hint']).query;
};

/** The stages from the top down, named as MongoDB names them. */
const planTree = (chosen: Plan, { sort, skip, limit }: Query): Record<string, unknown> => {
  let tree: Record<string, unknown> =
    chosen === 'COLLSCAN' ? { stage: 'COLLSCAN', direction: 'forward' } : fetchTree(chosen.scans);
  const sorted = chosen !== 'COLLSCAN' && chosen.scans.length === 1 && chosen.scans[0]?.sorted;
  if (sort.length > 0 && !sorted) {
    tree = {
      stage: 'SORT',
      sortPattern: Object.fromEntries(sort.map(({ path, direction }) => [path, direction])),
      inputStage: tree,
    };
  }
  if (skip > 0) tree = { stage: 'SKIP', skipAmount: skip, inputStage: tree };
  return limit > 0 ? { stage: 'LIMIT', limitAmount: limit, inputStage: tree } : tree;
};

const fetchTree = (scans: readonly IndexScan[]): Record<string, unknown> => {
  const inputs = scans.map(indexTree);
  return { stage: 'FETCH', inputStage: inputs.length === 1 ? inputs[0] : { stage: 'OR', inputStages: inputs } };
};

const indexTree = ({ index, backward, ranges }: IndexScan): Record<string, unknown> => ({
  stage: 'IXSCAN',
  keyPattern: index.definition.spec['key'],
  indexName: index.definition.name,
  isMultiKey: index.multikey !== 0,
  isUnique: index.definition.unique,
  isSparse: index.definition.sparse,
  isPartial: index.definition.partial !== undefined,
  direction: backward ? 'backward' : 'forward',
  rangeCount: ranges.length,
});

export const explainCommands: Readonly<Record<string, Command>> = { explain };
