import { isDocument } from '../bson/values';
import type { IndexScan } from '../indexes/plan';
import { failedToParse, unsupported } from '../mongo-error';
import { planOf, type Query } from '../query/execute';
import type { Collection } from '../storage/collection';
import { type QueuedCommand, refuseUnknownFields } from './command';
import { queryOf, readCommands } from './read';

/** What a `find` would do, and only that: what it would cost is not measured. */
export const explain: QueuedCommand = {
  fields: 'verbosity',
  run: ({ request, store }) => {
    const { explain: command, verbosity } = request.body;
    if (!isDocument(command)) throw failedToParse('explain needs a command');
    const [name = ''] = Object.keys(command);
    if (name !== 'find') throw unsupported(`explain of ${name}`);
    if (verbosity !== 'queryPlanner') throw unsupported(`explain with the verbosity ${String(verbosity)}`);
    refuseUnknownFields(command, readCommands.find.fields, 'find');
    const query = queryOf(command);
    const collection = store.find(request.db, String(command[name]));
    const winningPlan = collection === undefined ? { stage: 'EOF' } : planTree(collection, query);
    return {
      explainVersion: '1',
      queryPlanner: { namespace: `${request.db}.${String(command[name])}`, winningPlan, rejectedPlans: [] },
      ok: 1,
    };
  },
};

/** The stages from the top down, named as MongoDB names them. */
const planTree = (collection: Collection, query: Query): Readonly<Record<string, unknown>> => {
  const plan = planOf(collection, query);
  const { sort, skip, limit } = query;
  const sortPattern = Object.fromEntries(sort.map(({ path, descending }) => [path, descending ? -1 : 1]));
  let tree: Readonly<Record<string, unknown>> =
    plan === 'COLLSCAN' ? { stage: 'COLLSCAN', direction: 'forward' } : indexStages(plan);
  if (sort.length > 0 && (plan === 'COLLSCAN' || !plan.sorted)) tree = { stage: 'SORT', sortPattern, inputStage: tree };
  if (skip > 0) tree = { stage: 'SKIP', skipAmount: skip, inputStage: tree };
  return limit > 0 ? { stage: 'LIMIT', limitAmount: limit, inputStage: tree } : tree;
};

const indexStages = ({ index, backward }: IndexScan): Readonly<Record<string, unknown>> => {
  const { name: indexName, spec, unique: isUnique } = index.definition;
  const direction = backward ? 'backward' : 'forward';
  const keyPattern = spec['key'];
  const scan = { stage: 'IXSCAN', indexName, keyPattern, isMultiKey: index.multikey > 0, isUnique, direction };
  return { stage: 'FETCH', inputStage: scan };
};
