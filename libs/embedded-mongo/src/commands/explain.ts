import { isDocument } from '../bson/values';
import { failedToParse, unsupported } from '../mongo-error';
import { planOf, type Query } from '../query/execute';
import type { Collection } from '../storage/collection';
import { type QueuedCommand, refuseUnknownFields } from './command';
import { queryOf, readCommands } from './read';

/** What a `find` would do, and only that: what it would cost is not measured. */
export const explain: QueuedCommand = {
  fields: 'verbosity',
  *run({ request, store }) {
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
const planTree = (collection: Collection, query: Query): object => {
  const { index, backward, sorted } = planOf(collection, query);
  const direction = backward ? 'backward' : 'forward';
  const scan = index
    ? { stage: 'FETCH', inputStage: { stage: 'IXSCAN', indexName: index.definition.name, direction } }
    : { stage: 'COLLSCAN', direction };
  const ordered = sorted ? scan : { stage: 'SORT', inputStage: scan };
  return query.limit > 0 ? { stage: 'LIMIT', inputStage: ordered } : ordered;
};
