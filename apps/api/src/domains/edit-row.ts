import type { EditedFields } from '@nawala/contracts';
import { Types } from 'mongoose';
import type { Domain } from './domain.schema';
import { type Actor, type HistoryRow, seqOf } from './history-row';

/** What history tells of a domain that a person changes. */
type Told = Pick<Domain, 'domain' | 'brand' | 'active' | 'nawala' | 'note' | 'tags'>;

/** As it was read: the edit is written only if it still is. */
export type BeforeEdit = Told & Pick<Domain, '_id' | 'version' | 'historyUntil'>;

/** Of one that is new, with the id and the version that it is written with. */
export type AfterEdit = Told & Pick<Domain, '_id' | 'version'>;

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const edited = <T>(from: T, to: T): { from: T; to: T } | undefined => (isSame(from, to) ? undefined : { from, to });

function fieldsOf(before: BeforeEdit | null, after: AfterEdit | null): EditedFields {
  if (!before || !after) return { exists: { from: before !== null, to: after !== null } };
  const fields: { [field in keyof EditedFields]: EditedFields[field] | undefined } = {
    domain: edited(before.domain, after.domain),
    brand: edited(before.brand.toHexString(), after.brand.toHexString()),
    active: edited(before.active, after.active),
    note: edited(before.note, after.note),
    tags: edited([...before.tags], [...after.tags]),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, change]) => change)) as EditedFields;
}

/** Notes and tags open and end no incident, and nothing was open of what is new. */
const concernsIncidents = ({ exists, domain, brand, active }: EditedFields): boolean =>
  exists?.to === false || Boolean(domain || brand || active);

/**
 * The row of history that says what a person made of a domain (`before` null: it is new; `after` null: nothing is left of
 * it); null when they changed nothing that history tells. It is under the name and the brand from before, as all that was
 * measured until then.
 */
export function editRowOf(before: BeforeEdit, after: AfterEdit | null, actor: Actor, now: Date): HistoryRow | null;
export function editRowOf(before: null, after: AfterEdit, actor: Actor, now: Date): HistoryRow;
export function editRowOf(
  before: BeforeEdit | null,
  after: AfterEdit | null,
  actor: Actor,
  now: Date,
): HistoryRow | null {
  const was = before ?? after;
  const fields = fieldsOf(before, after);
  if (!was || Object.keys(fields).length === 0) return null;
  const until = before?.historyUntil;
  const recordedAt = until && until > now ? until : now;
  const [from, to] = [was.nawala.status, (after ?? was).nawala.status];
  return {
    _id: new Types.ObjectId(),
    scanId: null,
    domain: was._id,
    target: was.domain,
    brand: was.brand,
    vantage: '',
    kind: 'edit',
    from,
    to,
    nawala: { from, to },
    at: now,
    recordedAt,
    seq: seqOf(before ? before.version + 1 : was.version, 0),
    method: null,
    reason: null,
    reasonCode: null,
    reasonParams: null,
    confirmed: false,
    evidence: null,
    actor: { id: actor.id, name: actor.name },
    fields,
    wasActive: was.active,
    ...(concernsIncidents(fields) && { due: recordedAt }),
  };
}
