import { neverChecked } from '@nawala/rules';
import { normalizeTarget } from '@nawala/rules/target';
import type { Types } from 'mongoose';
import type { Domain } from './domain.schema';
import { NotATarget } from './domains.errors';
import type { DomainChange, NewDomain } from './domains.repository';
import { rankOf } from './nawala-rank';

/** @throws NotATarget, with a sentence for the person who typed it. */
export function targetOf(input: string): string {
  const target = normalizeTarget(input);
  if (!target.ok) throw new NotATarget(target);
  return target.domain;
}

/** A domain that no checker has seen yet. */
export function unmeasured(): Pick<Domain, 'nawala' | 'vantages' | 'uptime'> {
  const { nawala, uptime } = neverChecked();
  return { nawala: { ...nawala, rank: rankOf(nawala.status) }, vantages: [], uptime };
}

/** What a person says of a domain. */
type Told = Pick<Domain, 'domain' | 'note' | 'tags' | 'active' | 'brand'>;

/** A domain as it begins. */
export const freshDomain = (told: Told, by: Types.ObjectId): NewDomain => ({
  ...told,
  ...unmeasured(),
  createdBy: by,
  updatedBy: by,
  targetSince: null,
  version: 0,
});

/** Under another name it is another target, so nothing that was measured holds for it. */
export function withConsequences(before: Pick<Domain, 'domain'>, change: DomainChange, now: Date): DomainChange {
  const renamed = change.domain !== undefined && change.domain !== before.domain;
  return { ...change, ...(renamed && { ...unmeasured(), targetSince: now }) };
}

type Listed = Pick<Domain, 'domain' | 'brand' | 'note' | 'active'>;

const rowOf = ({ domain, brand, note, active }: Listed): string | null =>
  active ? JSON.stringify([domain, brand, note]) : null;

/** The brands whose checkers' lists change when a domain that was `before` becomes `after`; null: it is not there. */
export function listsChangedBy(before: Listed | null, after: Listed | null): Types.ObjectId[] {
  if ((before && rowOf(before)) === (after && rowOf(after))) return [];
  return [before, after].flatMap((domain) => (domain?.active ? [domain.brand] : []));
}
