import { Types } from 'mongoose';
import { unmeasured } from './domain-fields';
import { type BeforeEdit, editRowOf } from './edit-row';

const now = new Date('2026-03-01T12:00:00Z');
const actor = { id: 'a'.repeat(24), name: 'Rina', email: 'rina@example.com', role: 'admin' };
const [brand, other] = [new Types.ObjectId(), new Types.ObjectId()];
const measured = { ...unmeasured().nawala, status: 'ada' as const, rank: 0 };
const before: BeforeEdit = {
  _id: new Types.ObjectId(),
  domain: 'shop.example.com',
  brand,
  active: true,
  note: '',
  tags: ['vip'],
  nawala: measured,
  version: 6,
};
const rowOf = (change: Partial<BeforeEdit>) => editRowOf(before, { ...before, ...change }, actor, now);

describe('editRowOf', () => {
  it.each<[string, Partial<BeforeEdit>, object, boolean]>([
    ['another name', { domain: 'a.example.com' }, { domain: { from: 'shop.example.com', to: 'a.example.com' } }, true],
    ['another brand', { brand: other }, { brand: { from: brand.toHexString(), to: other.toHexString() } }, true],
    ['a pause', { active: false }, { active: { from: true, to: false } }, true],
    ['another note', { note: 'Ramadan' }, { note: { from: '', to: 'Ramadan' } }, false],
    ['other tags', { tags: ['vip', 'new'] }, { tags: { from: ['vip'], to: ['vip', 'new'] } }, false],
  ])('tells of %s, of what concerns incidents so that it is applied', (_what, change, fields, due) => {
    const row = rowOf(change);
    expect(row).toMatchObject({ fields, target: before.domain, brand, wasActive: true, seq: 7 * 65_536 });
    expect(row?.due).toEqual(due ? now : undefined);
    expect(row?.actor).toEqual({ id: actor.id, name: actor.name });
  });

  it('tells of several changes at once in one row', () =>
    expect(Object.keys(rowOf({ note: 'x', active: false, tags: [] })?.fields ?? {})).toEqual([
      'active',
      'note',
      'tags',
    ]));

  it.each([{}, { note: '' }, { tags: ['vip'] }])('tells nothing of %j', (change) => expect(rowOf(change)).toBeNull());

  it('tells of the beginning of a domain, which concerns no incident', () => {
    const row = editRowOf(null, { ...before, version: 0, nawala: unmeasured().nawala }, actor, now);
    expect(row).toMatchObject({ fields: { exists: { from: false, to: true } }, brand, to: 'unknown', seq: 0 });
    expect(row).not.toHaveProperty('due');
  });

  it('tells of its end, under its last verdict', () => {
    const row = editRowOf(before, null, actor, now);
    expect(row).toMatchObject({ fields: { exists: { from: true, to: false } }, from: 'ada', to: 'ada', due: now });
  });

  it('is never recorded before what was recorded of the domain, whatever the clock says', () => {
    const historyUntil = new Date(now.getTime() + 5000);
    const row = editRowOf({ ...before, historyUntil }, { ...before, active: false }, actor, now);
    expect(row).toMatchObject({ at: now, recordedAt: historyUntil, due: historyUntil });
  });
});
