import type { EditedFields } from '@nawala/contracts';
import { Types } from 'mongoose';
import type { Domain } from './domain.schema';
import { type Actor, type HistoryRow, seqOf } from './history-row';

type Before = Pick<Domain, '_id' | 'domain' | 'brand' | 'active' | 'nawala' | 'version' | 'historyUntil'>;
type After = Pick<Domain, 'domain' | 'brand' | 'active' | 'nawala'>;

const edited = <T>(from: T, to: T): { from: T; to: T } | undefined => (from === to ? undefined : { from, to });

function fieldsOf(before: Before, after: After | null): EditedFields {
  if (!after) return { exists: { from: true, to: false } };
  const [domain, active] = [edited(before.domain, after.domain), edited(before.active, after.active)];
  const brand = edited(before.brand.toHexString(), after.brand.toHexString());
  return { ...(domain && { domain }), ...(brand && { brand }), ...(active && { active }) };
}

/**
 * The row of history that says what a person made of a domain (null: nothing was left of it); null when they changed
 * nothing that history tells. It is under the name and the brand from before, as all that was measured until then.
 */
export function editRowOf(before: Before, after: After | null, actor: Actor, now: Date): HistoryRow | null {
  const fields = fieldsOf(before, after);
  if (Object.keys(fields).length === 0) return null;
  const { historyUntil } = before;
  const recordedAt = historyUntil && historyUntil > now ? historyUntil : now;
  const [from, to] = [before.nawala.status, after?.nawala.status ?? before.nawala.status];
  return {
    _id: new Types.ObjectId(),
    scanId: null,
    domain: before._id,
    target: before.domain,
    brand: before.brand,
    vantage: '',
    kind: 'edit',
    from,
    to,
    nawala: { from, to },
    at: now,
    recordedAt,
    seq: seqOf(before.version + 1, 0),
    method: null,
    reason: null,
    reasonCode: null,
    reasonParams: null,
    confirmed: false,
    evidence: null,
    actor: { id: actor.id, name: actor.name },
    fields,
    due: recordedAt,
  };
}
