import type { Connection, Types } from 'mongoose';

/** How many rows of history stand in domains only, and not yet in their own collection. */
export async function unmovedHistory(db: Connection): Promise<number> {
  const domains = await db.collection('domains').find().toArray();
  const held = domains.flatMap(({ pendingTransitions = [] }) => pendingTransitions as { _id: Types.ObjectId }[]);
  const ids = held.map(({ _id }) => _id);
  return ids.length - (await db.collection('transitions').countDocuments({ _id: { $in: ids } }));
}
