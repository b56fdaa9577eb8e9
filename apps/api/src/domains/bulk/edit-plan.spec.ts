import { LIMITS } from '@nawala/contracts';
import { Types } from 'mongoose';
import { isAsEdited, planEdit, planUndo, timeOfEdit } from './edit-plan';

const [AURORA, BOREAL] = [new Types.ObjectId(), new Types.ObjectId()];
const EDITED = new Date('2026-05-04T03:02:01.000Z');
const LATER = new Date('2026-05-04T03:02:02.000Z');
const site = { active: true, brand: AURORA, tags: ['shop', 'vip'], updatedAt: EDITED };
const full = Array.from({ length: LIMITS.tags }, (_, index) => `tag-${index}`);

describe('What an edit of many makes of one domain', () => {
  it.each([
    [{ action: 'pause' }, { set: { active: false } }],
    [{ action: 'resume' }, null],
    [{ action: 'setBrand', brand: BOREAL }, { set: { brand: BOREAL } }],
    [{ action: 'setBrand', brand: new Types.ObjectId(AURORA.toHexString()) }, null],
    [{ action: 'addTags', tags: ['vip', 'new'] }, { set: { tags: ['shop', 'vip', 'new'] } }],
    [{ action: 'addTags', tags: ['vip'] }, null],
    [{ action: 'removeTags', tags: ['shop', 'other'] }, { set: { tags: ['vip'] } }],
    [{ action: 'removeTags', tags: ['other'] }, null],
    [{ action: 'addTags', tags: full }, { failure: 'TOO_MANY_TAGS' }],
  ] as const)('%j', (action, plan) => expect(planEdit(action, site)).toEqual(plan));
});

describe('Taking it back', () => {
  const edit = { id: 'a', before: { tags: ['shop'] }, at: EDITED };

  it('brings back what was there', () => expect(planUndo(edit, site)).toEqual({ set: { tags: ['shop'] } }));

  it('leaves what somebody has changed since', () =>
    expect(planUndo(edit, { ...site, updatedAt: LATER })).toEqual({ failure: 'CHANGED_SINCE' }));

  it('does nothing the second time', () =>
    expect(planUndo(edit, { ...site, tags: ['shop'], updatedAt: LATER })).toBeNull());
});

describe('The time of an edit', () => {
  it('is now, and later than that of the edit before', () => {
    expect(timeOfEdit(site, LATER)).toEqual(LATER);
    const next = timeOfEdit(site, EDITED);
    expect(next.getTime()).toBe(EDITED.getTime() + 1);
    expect(isAsEdited({ updatedAt: next }, { id: 'a', before: {}, at: EDITED })).toBe(false);
  });
});
