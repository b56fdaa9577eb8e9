import { LIMITS } from '@nawala/contracts';
import type { Types } from 'mongoose';
import type { Domain } from '../domain.schema';
import type { RowFailure } from './row-failures';

/** What an edit of many changes. */
export type EditedFields = Partial<Pick<Domain, 'active' | 'brand' | 'tags'>>;

/** An edit that was made, or is about to be: what it changes was like this, and this is its time (`updatedAt`). */
export interface RememberedEdit {
  id: string;
  before: EditedFields;
  at: Date;
}

/** What is to be done about one domain; null: nothing. */
export type EditPlan = { set: EditedFields } | { failure: RowFailure } | null;

export type EditAction =
  | { action: 'pause' | 'resume' }
  | { action: 'setBrand'; brand: Types.ObjectId }
  | { action: 'addTags' | 'removeTags'; tags: readonly string[] };

const sameTags = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((tag, index) => tag === other[index]);

const withTags = (before: readonly string[], tags: string[]): EditPlan => {
  if (sameTags(before, tags)) return null;
  return tags.length > LIMITS.tags ? { failure: 'TOO_MANY_TAGS' } : { set: { tags } };
};

type Editable = Pick<Domain, 'active' | 'brand' | 'tags'>;

export function planEdit(edit: EditAction, { active, brand, tags }: Editable): EditPlan {
  switch (edit.action) {
    case 'pause':
    case 'resume': {
      const wanted = edit.action === 'resume';
      return active === wanted ? null : { set: { active: wanted } };
    }
    case 'setBrand':
      return brand.equals(edit.brand) ? null : { set: { brand: edit.brand } };
    case 'addTags':
      return withTags(tags, [...new Set([...tags, ...edit.tags])]);
    default:
      return withTags(
        tags,
        tags.filter((tag) => !edit.tags.includes(tag)),
      );
  }
}

const holds = (domain: Editable, { active, brand, tags }: EditedFields): boolean =>
  (active === undefined || domain.active === active) &&
  (brand === undefined || domain.brand.equals(brand)) &&
  (tags === undefined || sameTags(domain.tags, tags));

/** Whether the domain is as the edit left it: reports do not count, edits of people do. */
export const isAsEdited = ({ updatedAt }: Pick<Domain, 'updatedAt'>, { at }: RememberedEdit): boolean =>
  updatedAt.getTime() === at.getTime();

/** What brings back what was there before. Nothing, when it is there already: an undo may be repeated. */
export function planUndo(edit: RememberedEdit, domain: Editable & Pick<Domain, 'updatedAt'>): EditPlan {
  if (isAsEdited(domain, edit)) return { set: edit.before };
  return holds(domain, edit.before) ? null : { failure: 'CHANGED_SINCE' };
}

/** Every edit of a domain has another time, on clocks that stand still too: it is how an edit is known again. */
export const timeOfEdit = ({ updatedAt }: Pick<Domain, 'updatedAt'>, now: Date): Date =>
  updatedAt >= now ? new Date(updatedAt.getTime() + 1) : now;
